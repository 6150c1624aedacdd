package savepoint.server.analytics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import savepoint.grader.verdict.Verdict;
import savepoint.server.Browser;
import savepoint.server.Somebody;
import savepoint.server.TestAssignments;
import savepoint.server.TestCourse;
import savepoint.server.TestPlatform;
import savepoint.server.TestQuestions;
import savepoint.server.TestQuizzes;
import savepoint.server.grading.TestGrader;

/// Two students: one passes a check at the second try and sits the quiz, the other does nothing.
class AnalyticsTest {
    private static TestPlatform platform;
    private static Browser assistant;
    private static String analytics;

    @BeforeAll
    static void start() {
        platform = TestPlatform.start();
        assistant = platform.browser(Somebody.ASSISTANT);
        analytics = platform.term().path() + "/gradebook/analytics";
        TestAssignments.publish(platform, "bank-transfer", TestPlatform.START.plusSeconds(86_400));
        TestQuizzes.publish(platform, TestQuizzes.usual(), TestPlatform.START.plusSeconds(86_400));
        try (var grader = new TestGrader(platform)) {
            TestAssignments.handIn(platform, "bank-transfer");
            grader.grade(
                    new Verdict.Graded(
                            List.of(
                                    TestGrader.passed("moves-money", "30"),
                                    TestGrader.failed("refuses-overdraft", "6", "no", ""))));
            TestAssignments.handIn(platform, "bank-transfer");
            grader.grade(
                    new Verdict.Graded(
                            List.of(
                                    TestGrader.passed("moves-money", "30"),
                                    TestGrader.passed("refuses-overdraft", "6"))));
        }
    }

    @AfterAll
    static void stop() {
        assistant.close();
        platform.close();
    }

    private static String text(String path) {
        return text(assistant, path);
    }

    private static String text(Browser browser, String path) {
        var page = browser.get(path);
        assertEquals(200, page.status(), page.body());
        return page.body().replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    @Test
    void a_check_says_who_passed_it_at_first_and_who_in_the_end() {
        var checks = text(analytics + "/assignments/bank-transfer");
        assertTrue(checks.matches(".*moves-money +100 % 1 of 1 100 % 1 .*"), checks);
        assertTrue(checks.matches(".*refuses-overdraft +100 % 1 of 1 0 % 2 .*"), checks);
        assertEquals(404, assistant.get(analytics + "/assignments/nothing").status());
    }

    @Test
    void a_week_says_how_many_of_its_checks_were_passed() {
        var weeks = text(analytics);
        assertTrue(weeks.contains("11 – – 100 % 2 of 2"), weeks);
        assertTrue(text(analytics + "?section=nobody").contains("Nothing to count yet"));
    }

    @Test
    void who_missed_what_was_due_is_behind_until_nothing_is_missed() {
        platform.clock().set(TestPlatform.START.plus(Duration.ofDays(3)));
        var behind = text(analytics + "/behind?missed=1&last=5&days=30");
        assertTrue(behind.contains("Other_student 2 of 2"), behind);
        assertTrue(behind.matches(".*Student 1 of 2 : Week 11 Quiz.*"), behind);
        var strict = text(analytics + "/behind?missed=2&last=5&days=30");
        assertFalse(strict.contains(" Student 1 of 2"), strict);
        assertTrue(strict.contains("never"), strict);
        platform.clock().set(TestPlatform.START);
    }

    @Test
    void who_answers_exercises_or_reviews_does_something() {
        try (var school = TestPlatform.start();
                var student = school.browser(Somebody.STUDENT);
                var staff = school.browser(Somebody.ASSISTANT)) {
            var folder = TestCourse.week11();
            folder.write("lessons/week-11/lesson1.md", "# One\n\n```exercise\none-row\n```\n");
            folder.write("quizzes/bank/jdbc/one-row.md", TestQuestions.TRUE_OR_FALSE);
            TestCourse.publish(school, folder);
            school.update("update activity set due_at = null where slug <> 'week-11.lesson1'");
            school.clock().advance(Duration.ofDays(74));
            school.update(
                    "update session set seen_at = '2026-11-06', created_at = '2026-11-06', expires_at = '2027-06-01'");
            var answered =
                    student.post(
                            school.term().path() + "/weeks/11/lesson1/exercises/1",
                            Map.of("q1.choice", "false", "then", "check"));
            assertEquals(303, answered.status(), answered.body());
            school.clock().advance(Duration.ofDays(6));

            var analytics = school.term().path() + "/gradebook/analytics";
            var weeks = text(staff, analytics);
            assertTrue(weeks.contains("11 50 % 1 of 2"), weeks);
            var behind = text(staff, analytics + "/behind?missed=5&last=5&days=14");
            assertTrue(behind.contains("Other_student"), behind);
            assertFalse(behind.contains(" Student 0 of"), behind);
        }
    }
}
