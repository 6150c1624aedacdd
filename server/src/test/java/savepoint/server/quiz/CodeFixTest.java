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
        return browser.post(
                        room.quiz + "/attempts", Map.of("idempotency-key", Refs.random()))
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
                room.instructor
                        .post(graded + "/record/gradings", Map.of("question", "2"))
                        .status(),
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
