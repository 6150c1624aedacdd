package savepoint.server.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import savepoint.server.Browser;
import savepoint.server.Somebody;
import savepoint.server.TestCourse;
import savepoint.server.TestPlatform;
import savepoint.server.TestQuestions;
import savepoint.server.content.folder.FolderMaker;
import savepoint.server.grading.RealGrader;

@Timeout(120)
class ExerciseTest {
    private static final String LESSON =
            """
            # Lesson number 1

            First this.

            ```exercise
            one-row
            ```

            Then code.

            ```exercise points=6
            ids
            ```

            The end.
            """;

    private static final String SQL =
            """
            ---
            kind: sql
            database: tiny
            order: exact
            ---
            All ids, smallest first.

            ## Solution

            ```sql
            select id from t order by id
            ```
            """;

    private TestPlatform platform;
    private FolderMaker folder;
    private Browser student;
    private String lesson;

    @BeforeEach
    void publish() {
        platform = TestPlatform.start();
        folder = TestCourse.week11();
        folder.write("lessons/week-11/lesson1.md", LESSON);
        folder.write("quizzes/bank/jdbc/one-row.md", TestQuestions.TRUE_OR_FALSE);
        folder.write("quizzes/bank/sql/ids.md", SQL);
        folder.write("quizzes/databases/tiny/schema.sql", "create table t (id int);\n");
        folder.write(
                "quizzes/databases/tiny/fixtures/sample.sql", "insert into t values (2), (1);\n");
        folder.write(
                "quizzes/databases/tiny/fixtures/hidden-more.sql",
                "insert into t values (5), (3), (4);\n");
        assertEquals(List.of(), toldOfTheLesson());
        TestCourse.publish(platform, folder);
        student = platform.browser(Somebody.STUDENT);
        lesson = platform.term().path() + "/weeks/11/lesson1";
    }

    @AfterEach
    void stop() {
        student.close();
        platform.close();
    }

    @Test
    void an_answer_is_judged_at_once_and_the_best_one_counts() {
        var page = student.get(lesson).body();
        assertTrue(page.indexOf("First this.") < page.indexOf("id=\"exercise-1\""), page);
        assertTrue(page.indexOf("id=\"exercise-1\"") < page.indexOf("Then code."), page);
        assertTrue(page.contains("0 of 2"), page);
        assertFalse(page.contains("Mark as read"), "its exercises earn its points");

        check(1, Map.of("q1.choice", "true"));
        page = student.get(lesson).body();
        assertTrue(page.contains("Not right yet."), page);
        assertTrue(page.contains("Call <code>next()</code> first."), "what the author says to it");
        assertFalse(page.contains("One call of"), "the explanation would tell");

        check(1, Map.of("q1.choice", "false"));
        page = student.get(lesson).body();
        assertTrue(page.contains("Right."), page);
        assertTrue(page.contains("5 of 5 points so far"), page);
        assertTrue(page.contains("One call of"), page);
        check(1, Map.of("q1.choice", "true"));
        assertTrue(student.get(lesson).body().contains("5 of 5 points so far"), "the best one");
        var week = words(student.get(platform.term().path() + "/weeks/11").body());
        assertTrue(week.contains("5 of 20"), week);
        assertTrue(grades().contains(" Student 25 % 5 "), grades());
        try (var other = platform.browser(Somebody.OTHER_STUDENT)) {
            assertFalse(other.get(lesson).body().contains("points so far"));
        }
    }

    @Test
    void what_is_typed_is_kept_and_what_is_no_answer_says_so() {
        var kept =
                student.post(
                        lesson + "/exercises/2",
                        Map.of("q2.file.answer.sql", "select half", "then", "keep"));
        assertEquals(200, kept.status(), kept.body());
        assertTrue(student.get(lesson).body().contains("select half"));

        var nothing = student.post(lesson + "/exercises/1", Map.of("then", "check"));
        assertEquals(422, nothing.status());
        assertTrue(nothing.body().contains("Give an answer first."), nothing.body());
        var forged = Map.of("q1.choice", "maybe", "then", "check");
        assertEquals(422, student.post(lesson + "/exercises/1", forged).status());
        assertEquals(404, student.post(lesson + "/exercises/3", Map.of()).status());
    }

    @Test
    void after_its_time_an_answer_is_judged_and_does_not_count() {
        check(1, Map.of("q1.choice", "true"));
        platform.clock().set(Instant.parse("2031-01-01T00:00:00Z"));
        var again = platform.browser(Somebody.STUDENT);
        try (again) {
            assertEquals(
                    303,
                    again.post(
                                    lesson + "/exercises/1",
                                    Map.of("q1.choice", "false", "then", "check"))
                            .status());
            var page = again.get(lesson).body();
            assertTrue(page.contains("Right."), page);
            assertTrue(
                    page.contains("0 of 5 points so far; this answer came after the deadline"),
                    page);
        }
    }

    @Test
    void code_is_graded_with_all_its_checks() throws Exception {
        try (var _ = new RealGrader(platform, 1)) {
            check(2, Map.of("q2.file.answer.sql", "select id from t"));
            awaitVerdict();
            assertTrue(student.get(lesson).body().contains("0 of 1 check passed"));
            check(2, Map.of("q2.file.answer.sql", "select id from t order by id"));
            awaitVerdict();
            var page = student.get(lesson).body();
            assertTrue(page.contains("1 of 1 check passed"), page);
            assertTrue(page.contains("15 of 15 points so far"), page);
        }
    }

    @Test
    void a_lesson_that_asks_for_what_is_not_there_says_where() {
        folder.write(
                "lessons/week-11/lesson1.md",
                "# One\n\n```exercise\nno-such\n```\n\n```exercise\none-row\n```\n\n```exercise\none-row\n```\n");
        assertEquals(
                List.of(
                        "lessons/week-11/lesson1.md line 3: the exercise asks for question `no-such`, which is not in"
                                + " quizzes/bank; write the slug of one that is, alone in the fence",
                        "lessons/week-11/lesson1.md line 11: the exercise `one-row` stands in this lesson twice"),
                toldOfTheLesson());
    }

    private List<String> toldOfTheLesson() {
        return FolderMaker.told(folder.read()).stream()
                .filter(problem -> problem.contains("lesson1"))
                .toList();
    }

    private void check(int exercise, Map<String, String> fields) {
        var sent = new HashMap<>(fields);
        sent.put("then", "check");
        var taken = student.post(lesson + "/exercises/" + exercise, sent);
        assertEquals(303, taken.status(), taken.body());
        assertTrue(taken.location().endsWith("#exercise-" + exercise), taken.location());
    }

    private void awaitVerdict() {
        while (!platform.ask("select count(*) from grading where finished_at is null").equals(0L))
            LockSupport.parkNanos(10_000_000);
    }

    private String grades() {
        try (var instructor = platform.browser(Somebody.INSTRUCTOR)) {
            return words(instructor.get(platform.term().path() + "/gradebook").body());
        }
    }

    private static String words(String page) {
        return page.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }
}
