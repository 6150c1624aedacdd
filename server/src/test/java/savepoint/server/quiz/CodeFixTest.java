package savepoint.server.quiz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import savepoint.grader.verdict.Verdict;
import savepoint.server.Browser;
import savepoint.server.TestCode;
import savepoint.server.TestQuizzes;
import savepoint.server.content.question.Quiz;
import savepoint.server.db.Refs;
import savepoint.server.grading.TestGrader;

/// Questions in SQL are mended after students sat: the grader has the say on what their code earns then, too.
class CodeFixTest {
    private static Room room;

    @BeforeAll
    static void open() {
        room = new Room();
    }

    @AfterAll
    static void close() {
        room.close();
    }

    @BeforeEach
    void publish() {
        TestCode.publish(room.platform);
        room.publish(TestCode.quiz(Quiz.Showing.USUAL));
        room.platform.update("truncate key_fix cascade");
    }

    private static Verdict.Graded partly() {
        return new Verdict.Graded(
                List.of(
                        TestGrader.passed("found", "30"),
                        TestGrader.failed("ordered", "10", "Row 2 differs.", "By owner.")));
    }

    private static String start(Browser browser) {
        return browser.post(room.quiz + "/attempts", Map.of("idempotency-key", Refs.random()))
                .location();
    }

    private static void write(Browser browser, String attempt) {
        room.answer(browser, attempt, 0, Map.of("q2.file.answer.sql", "select 1"));
    }

    private static void handIn(Browser browser, String attempt) {
        assertEquals(303, browser.post(attempt + "/hand-in", Map.of()).status());
    }

    private static void grade(Verdict verdict) {
        try (var grader = new TestGrader(room.platform)) {
            grader.grade(verdict);
        }
        room.platform.platform().markCode();
    }

    private static Browser.Answer apply(Map<String, String> fields) {
        var all =
                new HashMap<>(
                        Map.of("reason", "The check was wrong", "idempotency-key", Refs.random()));
        all.putAll(fields);
        return room.instructor.post(room.quiz + "/questions/accounts/fixes", all);
    }

    private static void undo() {
        var fix = room.platform.ask("select ref from key_fix order by id desc limit 1");
        var undone =
                room.instructor.post(
                        room.quiz + "/fixes/" + fix + "/undoing",
                        Map.of("reason", "by mistake", "idempotency-key", Refs.random()));
        assertEquals(303, undone.status(), undone.body());
    }

    private static String points(String attempt) {
        return (String)
                room.platform.ask(
                        """
                        select m.points::text from answer_mark m join attempt a on a.id = m.attempt_id
                         where a.ref = ? and m.position = 2 order by m.id desc limit 1
                        """,
                        attempt.substring(attempt.lastIndexOf('/') + 1));
    }

    private static long gradings() {
        return (Long) room.platform.ask("select count(*) from grading");
    }

    private static Verdict.Graded fully() {
        return new Verdict.Graded(
                List.of(TestGrader.passed("found", "30"), TestGrader.passed("ordered", "10")));
    }

    private static String look(String query) {
        return room.instructor.get(room.quiz + "/questions/accounts/key" + query).body();
    }

    private static Browser.Answer askForGradings() {
        return room.instructor.post(
                room.quiz + "/questions/accounts/gradings", Map.of("never-lower", "on"));
    }

    /// Grades what waits: of this attempt fully, of others partly.
    private static void gradeAllFullyIn(String attempt, int many) {
        var seed =
                room.platform.ask(
                        """
                        select (q.drawn ->> 'seed')::bigint
                          from attempt_question q join attempt a on a.id = q.attempt_id
                         where a.ref = ? and q.position = 2
                        """,
                        attempt.substring(attempt.lastIndexOf('/') + 1));
        try (var grader = new TestGrader(room.platform)) {
            for (int i = 0; i < many; i++) {
                var claim = grader.claim();
                grader.report(claim, seed.equals(claim.seed()) ? fully() : partly());
            }
        }
        room.platform.platform().markCode();
    }

    @Test
    void mended_checks_are_run_before_anybody_moves_and_lower_nobody() {
        var own = room.start();
        write(room.student, own);
        handIn(room.student, own);
        grade(partly());
        var others = start(room.other);
        write(room.other, others);
        handIn(room.other, others);
        grade(fully());
        assertEquals(422, askForGradings().status(), "nothing is mended yet");

        TestCode.mend(room.platform);
        var mend = Map.of("way", "key", "never-lower", "on");
        assertTrue(look("").contains("2 of 2 attempts were judged by others."), look(""));
        assertTrue(look("?way=key").contains("runs the code of 2 attempts"), look("?way=key"));
        assertEquals(422, apply(mend).status(), "nobody has seen who would move");
        assertEquals(303, askForGradings().status());
        assertEquals(422, askForGradings().status(), "the grader is at it");
        assertEquals(4, gradings());
        assertTrue(look("?way=key").contains("0 of 2 attempts done"), look("?way=key"));
        gradeAllFullyIn(own, 2);
        assertEquals("3.75", points(own), "nobody moves by looking");
        assertEquals("5.00", points(others));

        var page = look("?way=key&never-lower=on");
        assertTrue(page.contains("+1.25"), page);
        assertTrue(page.contains("stays at 5"), page);
        assertEquals(303, apply(mend).status());
        assertEquals("5.00", points(own));
        assertEquals("5.00", points(others));
        assertTrue(room.student.get(own).body().contains("2 of 2 checks passed"));
        assertTrue(look("").contains("All attempts were judged by them."), look(""));
        undo();
        assertEquals("3.75", points(own));
        assertTrue(room.student.get(own).body().contains("1 of 2 checks passed"));
    }

    @Test
    void whoever_still_sits_is_graded_by_the_mended_checks() {
        var running = room.start();
        write(room.student, running);
        TestCode.mend(room.platform);
        assertEquals(303, apply(Map.of("way", "key", "never-lower", "on")).status());
        handIn(room.student, running);
        assertEquals(
                1L,
                room.platform.ask(
                        """
                        select count(*) from grading g
                          join content_current c on c.version_id = g.version_id and c.slug = 'accounts'
                        """));
        undo();
        assertEquals(2, gradings(), "the grader was at it by the mended checks");
        gradeAllFullyIn(running, 2);
        assertEquals("5.00", points(running));
    }

    @Test
    void tries_are_run_again_too_and_the_best_of_them_counts() {
        room.publish(TestQuizzes.falling(TestCode.quiz(Quiz.Showing.USUAL)));
        var own = room.start();
        var tried =
                room.student.post(
                        own + "/answers",
                        Map.of(
                                "q2", "0",
                                "q2.file.answer.sql", "select 1",
                                "then", "check-2"));
        assertEquals(303, tried.status(), tried.body());
        grade(partly());
        handIn(room.student, own);
        room.platform.platform().markCode();
        assertEquals("3.75", points(own));
        TestCode.mend(room.platform);
        askForGradings();
        gradeAllFullyIn(own, 1);
        assertTrue(
                room.student.get(own).body().contains("Try 1 of 3 was partly right: 75%"),
                "a grading aside is no verdict");
        assertTrue(look("?way=key").contains("+1.25"), look("?way=key"));
        apply(Map.of("way", "key", "never-lower", "on"));
        assertEquals("5.00", points(own));
        assertTrue(room.student.get(own).body().contains("Try 1 of 3 was right"));
    }

    @Test
    void full_points_that_are_taken_back_leave_code_to_the_grader_also_what_ended_meanwhile() {
        var graded = room.start();
        write(room.student, graded);
        handIn(room.student, graded);
        grade(partly());
        var running = start(room.other);
        write(room.other, running);
        assertEquals(303, apply(Map.of("way", "full", "never-lower", "on")).status());
        handIn(room.other, running);
        assertEquals("5.00", points(graded));
        assertEquals("5.00", points(running));
        assertEquals(1, gradings());
        assertEquals(
                422,
                room.instructor.post(graded + "/record/gradings", Map.of("question", "2")).status(),
                "the grader has no say while everybody has full points");

        undo();
        assertEquals("3.75", points(graded));
        assertNull(points(running));
        grade(partly());
        assertEquals("3.75", points(running));
    }

    @Test
    void a_verdict_that_comes_while_everybody_has_full_points_counts_when_they_are_taken_back() {
        var waiting = room.start();
        write(room.student, waiting);
        handIn(room.student, waiting);
        apply(Map.of("way", "full", "never-lower", "on"));
        grade(partly());
        assertEquals("5.00", points(waiting));
        undo();
        room.platform.platform().markCode();
        assertEquals("3.75", points(waiting));
    }

    @Test
    void an_essay_that_ended_while_everybody_had_full_points_is_to_be_marked_again() {
        room.publish(TestQuizzes.usual());
        var running = room.start();
        room.answer(room.student, running, 0, Map.of("q9.text", "Because of locks."));
        room.instructor.post(
                room.quiz + "/questions/why/fixes",
                Map.of(
                        "way", "full",
                        "never-lower", "on",
                        "reason", "It was unclear",
                        "idempotency-key", Refs.random()));
        handIn(room.student, running);
        var mark =
                "select coalesce(points::text, 'none') from answer_mark where position = 9 order by id desc limit 1";
        assertEquals("5.00", room.platform.ask(mark));
        undo();
        assertEquals("none", room.platform.ask(mark));
        assertFalse(room.student.get(running).body().contains("Everybody has full points"));
        assertTrue(room.instructor.get(room.quiz + "/room").body().contains("to be marked"));
    }
}
