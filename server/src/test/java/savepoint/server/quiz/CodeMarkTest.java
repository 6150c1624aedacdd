package savepoint.server.quiz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import savepoint.grader.verdict.Diagnostic;
import savepoint.grader.verdict.Verdict;
import savepoint.server.Browser;
import savepoint.server.TestCode;
import savepoint.server.content.question.Quiz;
import savepoint.server.db.Refs;
import savepoint.server.grading.TestGrader;

/// Answers in SQL and Java become marks by the grader's verdict, and by nothing else.
class CodeMarkTest {
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

    private static Verdict.Graded partly() {
        return new Verdict.Graded(
                List.of(
                        TestGrader.passed("found", "30"),
                        TestGrader.failed(
                                "ordered",
                                "10",
                                "On the sample rows: row 2 differs.",
                                "By owner.")));
    }

    private static Room.Told write(String attempt, int base, String query) {
        return room.answer(room.student, attempt, base, Map.of("q2.file.answer.sql", query));
    }

    private static void handIn(String attempt) {
        var answer =
                room.student.post(attempt + "/hand-in", Map.of("idempotency-key", Refs.random()));
        assertEquals(303, answer.status(), answer.body());
    }

    private static String page(String attempt) {
        return room.student.get(attempt).body();
    }

    private static BigDecimal points(int position) {
        return (BigDecimal)
                room.platform.ask(
                        "select points from answer_mark where position = ? order by id desc limit 1",
                        position);
    }

    private static long gradings() {
        return (Long) room.platform.ask("select count(*) from grading");
    }

    @Test
    void an_answer_is_graded_when_the_attempt_ends_and_not_before() {
        var attempt = room.start();
        write(attempt, 0, "select 1");
        write(attempt, 1, QUERY);
        assertEquals(0, gradings());
        handIn(attempt);
        assertEquals(1, gradings());
        var waiting = page(attempt);
        assertTrue(waiting.contains("Your code is being graded"), waiting);
        assertTrue(waiting.contains("Being graded"), waiting);
        try (var grader = new TestGrader(room.platform)) {
            var claim = grader.claim();
            var seed =
                    room.platform.ask(
                            "select (drawn ->> 'seed')::bigint from attempt_question where position = 2");
            assertEquals(seed, claim.seed());
            assertEquals(
                    QUERY,
                    room.platform.ask(
                            """
                            select convert_from(b.bytes, 'UTF8')
                              from grading g join tree_file f on f.tree = g.tree join blob b on b.sha256 = f.blob
                            """));
            grader.report(claim, partly());
        }
        var done = page(attempt);
        assertTrue(done.contains("3.75"), done);
        assertTrue(done.contains("1 of 2 checks passed"), done);
        assertEquals(new BigDecimal("3.75"), points(2));
        assertFalse(done.contains("Your code is being graded"), done);
    }

    @Test
    void what_was_seen_on_rows_is_told_when_the_key_is() {
        var attempt = room.start();
        write(attempt, 0, QUERY);
        handIn(attempt);
        try (var grader = new TestGrader(room.platform)) {
            grader.grade(partly());
        }
        assertFalse(page(attempt).contains("row 2 differs"));
        assertFalse(page(attempt).contains("By owner."));
        room.at(Room.DUE);
        assertTrue(page(attempt).contains("row 2 differs"));
    }

    @Test
    void nothing_of_the_verdict_is_told_where_the_quiz_shows_no_score() {
        var never =
                new Quiz.Showing(
                        Quiz.When.NEVER,
                        Quiz.When.ATTEMPT,
                        Quiz.When.ATTEMPT,
                        Quiz.When.NEVER,
                        Quiz.When.NEVER);
        room.publish(TestCode.quiz(never));
        var attempt = room.start();
        write(attempt, 0, QUERY);
        handIn(attempt);
        try (var grader = new TestGrader(room.platform)) {
            grader.grade(partly());
        }
        assertFalse(page(attempt).contains("checks passed"));
        assertFalse(page(attempt).contains("3.75"));
    }

    @Test
    void what_does_not_compile_earns_nothing_and_is_told() {
        var attempt = room.start();
        room.answer(
                room.student,
                attempt,
                0,
                Map.of("q3.file.JdbcBalances.java", "package bank;\nclass JdbcBalances {"));
        handIn(attempt);
        try (var grader = new TestGrader(room.platform)) {
            grader.grade(
                    new Verdict.CompileFailed(
                            List.of(new Diagnostic("JdbcBalances.java", 2, 1, "reached end"))));
        }
        assertTrue(page(attempt).contains("reached end"));
        assertEquals(new BigDecimal("0.00"), points(3));
    }

    @Test
    void a_fault_of_ours_costs_nothing_and_staff_are_told() {
        var attempt = room.start();
        write(attempt, 0, QUERY);
        handIn(attempt);
        try (var grader = new TestGrader(room.platform)) {
            grader.grade(new Verdict.GraderFault("7kq2"));
        }
        var page = page(attempt);
        assertTrue(page.contains("We could not grade this."), page);
        assertTrue(page.contains("Some of it is still to be marked"), page);
        assertTrue(room.instructor.get(room.quiz + "/room").body().contains("Student, question 2"));
        assertEquals(303, again(attempt, 2).status());
        assertEquals(422, again(attempt, 2).status(), "it is under way");
        assertEquals(422, again(attempt, 3).status(), "nothing was answered");
        assertEquals(
                1L,
                room.platform.ask("select count(*) from audit where action = 'asked for grading'"));
        try (var grader = new TestGrader(room.platform)) {
            grader.grade(partly());
        }
        room.platform.platform().markCode();
        assertEquals(new BigDecimal("3.75"), points(2));
        assertFalse(
                room.instructor.get(room.quiz + "/room").body().contains("Student, question 2"));
    }

    private static Browser.Answer again(String attempt, int question) {
        return room.instructor.post(
                attempt + "/record/gradings",
                Map.of(
                        "question", Integer.toString(question),
                        "idempotency-key", Refs.random()));
    }

    @Test
    void the_job_ends_it_and_marks_it_while_no_browser_is_open() {
        var attempt = room.start();
        write(attempt, 0, QUERY);
        room.pass(Duration.ofMinutes(11));
        room.endOverdue();
        try (var grader = new TestGrader(room.platform)) {
            grader.grade(partly());
        }
        room.platform.platform().markCode();
        assertEquals(new BigDecimal("3.75"), points(2));
        room.platform.platform().markCode();
        assertEquals(2L, room.platform.ask("select count(*) from answer_mark where position = 2"));
    }

    @Test
    void a_late_answer_that_is_accepted_is_graded_in_its_place() {
        var attempt = room.start();
        write(attempt, 0, QUERY);
        handIn(attempt);
        assertTrue(write(attempt, 1, QUERY + " order by owner").late());
        try (var grader = new TestGrader(room.platform)) {
            var first = grader.claim();
            var accepted =
                    room.instructor.post(
                            attempt + "/record/acceptances",
                            Map.of(
                                    "question", "2",
                                    "version", "2",
                                    "reason", "the network was down",
                                    "idempotency-key", Refs.random()));
            assertEquals(303, accepted.status(), accepted.body());
            grader.report(first, partly());
            room.platform.platform().markCode();
            assertEquals(null, points(2));
            grader.grade(
                    new Verdict.Graded(
                            List.of(
                                    TestGrader.passed("found", "30"),
                                    TestGrader.passed("ordered", "10"))));
        }
        room.platform.platform().markCode();
        assertEquals(new BigDecimal("5.00"), points(2));
    }

    @Test
    void a_reopened_attempt_is_graded_anew_where_the_answer_changed() {
        var attempt = room.start();
        write(attempt, 0, QUERY);
        handIn(attempt);
        try (var grader = new TestGrader(room.platform)) {
            grader.grade(partly());
            room.platform.platform().markCode();
            var reopened =
                    room.instructor.post(
                            attempt + "/record/reopening",
                            Map.of(
                                    "minutes", "5",
                                    "reason", "fire alarm",
                                    "idempotency-key", Refs.random()));
            assertEquals(303, reopened.status(), reopened.body());
            assertFalse(write(attempt, 1, QUERY + " order by owner").late());
            handIn(attempt);
            assertEquals(2, gradings());
            assertEquals(null, points(2));
            grader.grade(new Verdict.Graded(List.of(TestGrader.passed("found", "40"))));
        }
        assertTrue(page(attempt).contains("<b>5</b> of"), page(attempt));
    }

    @Test
    void a_mark_by_hand_stays_when_the_verdict_comes_later() {
        var attempt = room.start();
        write(attempt, 0, QUERY);
        handIn(attempt);
        var marked =
                room.instructor.post(
                        attempt + "/record/marks",
                        Map.of(
                                "question", "2",
                                "criterion.points", "4",
                                "note", "",
                                "idempotency-key", Refs.random()));
        assertEquals(303, marked.status(), marked.body());
        try (var grader = new TestGrader(room.platform)) {
            grader.grade(partly());
        }
        room.platform.platform().markCode();
        assertEquals(new BigDecimal("4.00"), points(2));
    }
}
