package savepoint.server.quiz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import savepoint.grader.verdict.CheckResult;
import savepoint.grader.verdict.Verdict;
import savepoint.server.Browser;
import savepoint.server.TestCode;
import savepoint.server.TestQuizzes;
import savepoint.server.content.question.Quiz;
import savepoint.server.grading.TestGrader;

/// Students have answers checked before the end, and try again for less.
class TriesTest {
    private static Room room;
    private String attempt;

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
        room.publish(TestQuizzes.falling());
        attempt = room.start();
    }

    /// Sends a text for question 5 with the button that checks it.
    private Browser.Answer check(String text, int base) {
        return room.student.post(
                attempt + "/answers",
                Map.of("q5", Integer.toString(base), "q5.text", text, "then", "check-5"));
    }

    private static Object points() {
        return room.platform.ask(
                "select points::text from answer_mark where position = 5 order by id desc limit 1");
    }

    private static long tries() {
        return (Long) room.platform.ask("select count(*) from answer_try");
    }

    @Test
    void a_second_try_that_is_right_earns_what_such_a_try_is_worth() {
        var rules = room.student.get(room.quiz).body();
        assertTrue(rules.contains("worth 100%, 60%, 30% of its points"), rules);
        assertEquals(303, check("commit", 0).status());
        var page = room.student.get(attempt).body();
        assertTrue(page.contains("Try 1 of 3 was not right."), page);
        assertTrue(page.contains("Your next try is worth 60% of the points."));
        check("rollback", 1);
        assertTrue(
                room.student
                        .get(attempt)
                        .body()
                        .contains("Try 2 of 3 was right: 60% of the points."));
        var after = room.answer(room.student, attempt, 2, Map.of("q5.text", "savepoint"));
        assertEquals(422, after.status());
        assertTrue(after.body().toString().contains("Question 5 is finished"));
        room.student.post(attempt + "/hand-in", Map.of());
        assertEquals("3.00", points());
        var review = room.student.get(attempt).body();
        assertTrue(review.contains("Try 2 of 3 was right: 60% of the points."), review);
    }

    private Browser.Answer checkQuery(String query, int base) {
        return room.student.post(
                attempt + "/answers",
                Map.of(
                        "q2",
                        Integer.toString(base),
                        "q2.file.answer.sql",
                        query,
                        "then",
                        "check-2"));
    }

    private static Verdict graded(CheckResult found) {
        return new Verdict.Graded(List.of(found, TestGrader.passed("ordered", "10")));
    }

    @Test
    void code_is_tried_by_the_grader_and_earns_what_its_best_try_comes_to() {
        TestCode.publish(room.platform);
        room.publish(TestQuizzes.falling(TestCode.quiz(Quiz.Showing.USUAL)));
        attempt = room.start();
        try (var grader = new TestGrader(room.platform)) {
            checkQuery("select 1", 0);
            var waiting = room.student.get(attempt).body();
            assertTrue(waiting.contains("Try 1 of 3 is being graded."), waiting);
            checkQuery("select 2", 1);
            assertTrue(room.student.get(attempt).body().contains("wait for that first"));
            grader.grade(new Verdict.CompileFailed(List.of()));
            var free = room.student.get(attempt).body();
            assertTrue(free.contains("You have 3 tries"), "what does not compile is no try");
            checkQuery("select 3", 2);
            grader.grade(graded(TestGrader.failed("found", "30", "Rows are missing.", "")));
            var page = room.student.get(attempt).body();
            assertTrue(page.contains("Try 1 of 3 was partly right: 25% of the points."), page);
            assertFalse(page.contains("Rows are missing."), "a try tells no more than that");
            checkQuery("select 4", 3);
            grader.grade(graded(TestGrader.passed("found", "30")));
            page = room.student.get(attempt).body();
            assertTrue(page.contains("Try 2 of 3 was right: 60% of the points."), page);
            assertEquals(422, checkQuery("select 5", 4).status());
        }
        room.student.post(attempt + "/hand-in", Map.of());
        room.student.get(attempt);
        assertEquals(
                "3.00",
                room.platform.ask(
                        "select points::text from answer_mark where position = 2 order by id desc limit 1"));
        assertTrue(room.student.get(attempt).body().contains("Try 2 of 3 was right"));
    }

    @Test
    void code_that_stands_there_at_the_end_is_a_try_too_and_the_better_one_counts() {
        TestCode.publish(room.platform);
        room.publish(TestQuizzes.falling(TestCode.quiz(Quiz.Showing.USUAL)));
        attempt = room.start();
        try (var grader = new TestGrader(room.platform)) {
            checkQuery("select 1", 0);
            var first = grader.claim();
            room.answer(room.student, attempt, 1, Map.of("q2.file.answer.sql", "select 2"));
            room.student.post(attempt + "/hand-in", Map.of());
            grader.grade(graded(TestGrader.failed("found", "30", "Rows are missing.", "")));
            room.student.get(attempt);
            grader.report(first, graded(TestGrader.passed("found", "30")));
        }
        room.student.get(attempt);
        assertEquals(
                "5.00",
                room.platform.ask(
                        "select points::text from answer_mark where position = 2 order by id desc limit 1"),
                "whichever the grader finishes last");
    }

    @Test
    void the_same_answer_is_tried_once_and_no_answer_is_no_try() {
        check("commit", 0);
        check("commit", 1);
        assertTrue(room.student.get(attempt).body().contains("was tried already"));
        check("", 1);
        assertTrue(room.student.get(attempt).body().contains("give an answer first"));
        assertEquals(1, tries());
    }

    @Test
    void what_stands_there_at_the_end_is_a_try_too_and_after_the_end_there_is_none() {
        check("commit", 0);
        room.answer(room.student, attempt, 1, Map.of("q5.text", "rollback"));
        room.student.post(attempt + "/hand-in", Map.of());
        assertEquals("3.00", points());
        check("rollback", 2);
        assertEquals(1, tries());
        assertEquals(
                404, room.other.post(attempt + "/answers", Map.of("then", "check-5")).status());
    }

    @Test
    void an_essay_has_no_tries_and_the_time_that_questions_took_is_seen_by_staff() {
        room.pass(Duration.ofSeconds(65));
        room.answer(room.student, attempt, 0, Map.of("q5.text", "rollback"));
        assertFalse(room.student.get(attempt).body().contains("check-9"));
        room.student.post(
                attempt + "/answers", Map.of("q9", "0", "q9.text", "x", "then", "check-9"));
        assertEquals(0, tries());
        room.student.post(attempt + "/hand-in", Map.of());
        assertTrue(room.instructor.get(attempt + "/record").body().contains("<b>1:05</b> minutes"));
        assertTrue(room.instructor.get(room.quiz + "/statistics").body().contains("1:05 min"));
    }
}
