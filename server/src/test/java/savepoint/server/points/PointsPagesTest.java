package savepoint.server.points;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import savepoint.grader.verdict.Verdict;
import savepoint.server.Browser;
import savepoint.server.Somebody;
import savepoint.server.TestAssignments;
import savepoint.server.TestPlatform;
import savepoint.server.grading.TestGrader;

/// What students and staff see of where points come from.
class PointsPagesTest {
    private static TestPlatform platform;
    private static Browser student;
    private static Browser instructor;

    private static String points;

    @BeforeAll
    static void start() {
        platform = TestPlatform.start();
        student = platform.browser(Somebody.STUDENT);
        instructor = platform.browser(Somebody.INSTRUCTOR);
        TestAssignments.publish(platform, "bank-transfer", null);
        points = platform.term().path() + "/assignments/bank-transfer/points";
    }

    @AfterAll
    static void stop() {
        student.close();
        instructor.close();
        platform.close();
    }

    @BeforeEach
    void forget() {
        TestAssignments.forgetHandIns(platform);
    }

    @Test
    void before_anything_is_handed_in_it_says_so() {
        assertShows(student.get(points), "Your points", "nothing was handed in", "<b>0</b> of 60");
        assertShows(
                student.get(points.replace("/points", "")),
                "href=\"" + points + "\"",
                "Your points");
    }

    @Test
    void each_part_says_where_its_points_come_from() {
        var submission = TestAssignments.handIn(platform, "bank-transfer");
        assertShows(student.get(points), "the checks are still running");
        try (var grader = new TestGrader(platform)) {
            grader.grade(
                    new Verdict.Graded(
                            List.of(
                                    TestGrader.passed("moves-money", "30"),
                                    TestGrader.failed("refuses-overdraft", "6", "no", ""))));
        }
        instructor.post(
                platform.term().path() + "/submissions/" + submission + "/marks/design",
                Map.of("based-on", "0", "points", "9.5", "note", ""));
        assertShows(
                student.get(points),
                "<b>39.5</b> of 60",
                "checks 30 of 40 (refuses-overdraft failed, −6), Design of the code 9.5 of 12, by Instructor,"
                        + " Reasons for the transaction not judged yet",
                "<b>0</b> of 40",
                "not released yet",
                "So far <b>39.5</b> of <b>150</b>");
    }

    @Test
    void staff_try_a_policy_on_the_class_as_it_stands() {
        TestAssignments.handIn(platform, "bank-transfer");
        assertShows(instructor.get(points), "What holds", "on this class", "The fewest points");
        var other =
                instructor.get(
                        points + "?tried=yes&too-few-reviews=full&least-reviews=3&late-peers=yes");
        assertShows(
                other,
                "This policy",
                "least-reviews: 3",
                "too-few-reviews: full",
                "late-costs: [peers]");
    }

    @Test
    void staff_try_a_policy_on_an_invented_class() {
        var page = instructor.get(points + "?class=invented&students=40&seed=3");
        assertShows(page, "on an invented class", "of 40", "wrote fewer reviews than asked");
        assertEquals(
                body(page), body(instructor.get(points + "?class=invented&students=40&seed=3")));
        assertFalse(body(instructor.get(points + "?class=invented&seed=4")).equals(body(page)));
    }

    @Test
    void what_cannot_be_tried_comes_back_as_typed() {
        var answer = instructor.get(points + "?class=invented&students=2&quality=much");
        assertEquals(422, answer.status());
        assertTrue(answer.body().contains("Students must be a whole number from 3 to 500."));
        assertTrue(answer.body().contains("value=\"much\""));
        assertEquals(422, instructor.get(points + "?class=invented&students=3&reviews=3").status());
    }

    @Test
    void students_cannot_try_policies() {
        assertFalse(student.get(points + "?class=invented").body().contains("Points policy"));
    }

    private static String body(Browser.Answer answer) {
        return answer.body().substring(answer.body().indexOf("<main"));
    }

    private static void assertShows(Browser.Answer answer, String... texts) {
        assertEquals(200, answer.status());
        for (var text : texts)
            assertTrue(answer.body().contains(text), () -> text + " is not on\n" + body(answer));
    }
}
