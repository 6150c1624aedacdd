package savepoint.server.quiz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import savepoint.grader.queue.Task;
import savepoint.grader.verdict.Diagnostic;
import savepoint.grader.verdict.Output;
import savepoint.grader.verdict.Progress;
import savepoint.grader.verdict.ResultTable;
import savepoint.grader.verdict.Verdict;
import savepoint.server.Browser;
import savepoint.server.Somebody;
import savepoint.server.TestCode;
import savepoint.server.assignment.Events;
import savepoint.server.content.question.Quiz;
import savepoint.server.db.Refs;
import savepoint.server.grading.TestGrader;

/// Code is tried while a quiz is sat: free, on the visible rows, and without a word on what is right.
class CodeRunTest {
    private static final String QUERY = "select id, owner from account where branch_id is null";

    private static Room room;

    @BeforeAll
    static void open() {
        room = new Room();
        TestCode.publish(room.platform);
    }

    @AfterAll
    static void close() {
        room.close();
    }

    @BeforeEach
    void publish() {
        room.publish(TestCode.quiz(Quiz.Showing.USUAL));
    }

    private static Browser.Answer run(Browser browser, String attempt, int question, String query) {
        return run(browser, attempt, question, query, Refs.random());
    }

    private static Browser.Answer run(
            Browser browser, String attempt, int question, String query, String key) {
        return browser.post(
                attempt + "/questions/" + question + "/runs",
                Map.of(
                        "idempotency-key",
                        key,
                        "q" + question,
                        "0",
                        "q" + question + ".file.answer.sql",
                        query,
                        "tab",
                        "tab-number-1"));
    }

    private static long count(String table) {
        return (Long) room.platform.ask("select count(*) from " + table);
    }

    private static Verdict wrong() {
        return new Verdict.Graded(
                List.of(
                        TestGrader.failed(
                                "found",
                                "40",
                                "On the sample rows: 1 row too many.",
                                "Think of NULL.")));
    }

    private static Output rows() {
        return new Output(
                "found",
                "sample",
                "",
                List.of(
                        new ResultTable(
                                List.of(new ResultTable.Column("owner", false)),
                                List.of(List.of("Efua Mensah")),
                                false)),
                "");
    }

    @Test
    void a_run_shows_what_the_code_did_and_not_whether_it_is_right() throws IOException {
        var attempt = room.start();
        var deadline = room.state(attempt).path("deadline").asString();
        var path = run(room.student, attempt, 2, QUERY).location();
        assertTrue(room.student.get(path).body().contains("next in line"));
        try (var grader = new TestGrader(room.platform);
                var events = Events.of(room.platform, Somebody.STUDENT, path + "/events")) {
            var claim = grader.claim();
            assertEquals(
                    Task.Rows.VISIBLE,
                    claim.task() instanceof Task.Grade(_, var rows) ? rows : null);
            grader.tell(
                    claim,
                    Progress.Stage.CHECKING,
                    new Progress.Step("found", savepoint.grader.verdict.Outcome.FAILED));
            grader.report(claim, wrong(), List.of(rows()));
            for (var event = events.next(); event != null; event = events.next())
                assertTrue(event.contains("\"steps\":[]"), event);
        }
        var page = room.student.get(path).body();
        assertTrue(page.contains("Efua Mensah"), page);
        for (var secret : List.of("too many", "Think of NULL", "checks passed", "Failed"))
            assertFalse(page.contains(secret), page);
        assertEquals(0, count("answer_mark"));
        assertEquals(deadline, room.state(attempt).path("deadline").asString());
        assertTrue(room.student.get(attempt).body().contains(QUERY), "what runs is saved");
    }

    @Test
    void what_does_not_compile_and_what_is_our_fault_are_told() {
        var attempt = room.start();
        var java =
                room.student.post(
                        attempt + "/questions/3/runs",
                        Map.of(
                                "idempotency-key", Refs.random(),
                                "q3", "0",
                                "q3.file.JdbcBalances.java", "class {"));
        var sql = run(room.student, attempt, 2, QUERY);
        try (var grader = new TestGrader(room.platform)) {
            grader.grade(
                    new Verdict.CompileFailed(
                            List.of(
                                    new Diagnostic(
                                            "JdbcBalances.java", 1, 7, "identifier expected"))));
            grader.grade(new Verdict.GraderFault("7kq2"));
        }
        assertTrue(room.student.get(java.location()).body().contains("identifier expected"));
        assertTrue(room.student.get(sql.location()).body().contains("run it again"));
    }

    @Test
    void the_same_form_runs_once_and_two_runs_wait_at_most() {
        var attempt = room.start();
        var key = Refs.random();
        var first = run(room.student, attempt, 2, QUERY, key);
        assertEquals(first.location(), run(room.student, attempt, 2, QUERY, key).location());
        assertEquals(1, count("grading"));
        assertNotEquals(
                first.location(), run(room.student, attempt, 2, QUERY + " ", key).location());
        var third = run(room.student, attempt, 2, QUERY + "  ");
        assertEquals(429, third.status());
        assertTrue(third.body().contains("still under way"), third.body());
        assertTrue(third.body().contains(QUERY + "  "), "it is saved all the same");
        try (var grader = new TestGrader(room.platform)) {
            grader.grade(wrong());
        }
        assertEquals(303, run(room.student, attempt, 2, QUERY).status());
    }

    @Test
    void nothing_runs_after_the_end_and_what_was_sent_is_kept() {
        var attempt = room.start();
        room.pass(Duration.ofMinutes(11));
        var refused = run(room.student, attempt, 2, QUERY);
        assertEquals(attempt, refused.location());
        assertTrue(
                room.student.get(attempt).body().contains("code is not run any more"),
                "the reason is told");
        assertEquals(0, count("code_run"));
        assertEquals(1, count("answer"));
    }

    @Test
    void nobody_runs_or_reads_what_is_not_theirs() {
        var attempt = room.start();
        var own = run(room.student, attempt, 2, QUERY).location();
        assertEquals(404, run(room.other, attempt, 2, QUERY).status());
        assertEquals(404, room.other.get(own).status());
        assertEquals(404, room.other.get(own + "/events").status());
        assertEquals(404, room.other.get(attempt + "/grading/events").status());
        assertEquals(404, run(room.student, attempt, 4, QUERY).status());
        assertEquals(422, run(room.student, attempt, 1, QUERY).status());
        assertEquals(422, run(room.student, attempt, 2, " ").status());
        assertEquals(200, room.instructor.get(own).status());
        var page = room.student.get(attempt).body();
        for (var secret : List.of("branch_id is null order by", "hidden-", "rows.getBigDecimal"))
            assertFalse(page.contains(secret), page);
        for (var file : List.of("solution/answer.sql", "fixtures/hidden-many.sql"))
            for (var folder : List.of("", "quizzes/bank/sql/", "quizzes/databases/bank/"))
                assertEquals(
                        404,
                        room.student
                                .get(room.platform.term().path() + "/files/" + folder + file)
                                .status());
    }

    @Test
    void who_teaches_runs_and_grades_in_the_preview() {
        var form = new HashMap<String, String>();
        form.put("seed", "42");
        form.put("q2.file.answer.sql", QUERY);
        form.put("idempotency-key", Refs.random());
        assertTrue(
                room.instructor
                        .get(room.quiz + "/preview?seed=42")
                        .body()
                        .contains("/preview/questions/2/runs"));
        var path = room.quiz + "/preview/questions/2/runs";
        assertEquals(403, room.student.post(path, form).status());
        var tried = room.instructor.post(path, form).location();
        form.put("rows", "all");
        var graded = room.instructor.post(path, form).location();
        assertNotEquals(tried, graded);
        try (var grader = new TestGrader(room.platform)) {
            var claim = grader.claim();
            assertEquals(
                    Task.Rows.VISIBLE,
                    claim.task() instanceof Task.Grade(_, var rows) ? rows : null);
            grader.report(claim, wrong(), List.of(rows()));
            claim = grader.claim();
            assertEquals(
                    Task.Rows.ALL, claim.task() instanceof Task.Grade(_, var rows) ? rows : null);
            grader.report(claim, wrong());
        }
        assertTrue(room.instructor.get(tried).body().contains("Efua Mensah"));
        assertTrue(room.instructor.get(graded).body().contains("0 of 1 check passed"));
        assertEquals(404, room.student.get(graded).status());
    }
}
