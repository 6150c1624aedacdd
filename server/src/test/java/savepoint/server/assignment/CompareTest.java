package savepoint.server.assignment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

class CompareTest {
    private static final String FILE = "PostgresBank.java";
    private static final Verdict WRONG =
            new Verdict.Graded(
                    List.of(
                            TestGrader.passed("compiles", "2"),
                            TestGrader.failed("moves-money", "8", "no", "")));
    private static final Verdict RIGHT =
            new Verdict.Graded(
                    List.of(
                            TestGrader.passed("compiles", "2"),
                            TestGrader.passed("moves-money", "8")));

    private static TestPlatform platform;
    private static Browser student;
    private static String page;

    @BeforeAll
    static void start() {
        platform = TestPlatform.start();
        student = platform.browser(Somebody.STUDENT);
        page = platform.term().path() + "/assignments/bank-transfer/compare";
        TestAssignments.publish(platform, "bank-transfer", null);
    }

    @BeforeEach
    void forget() {
        TestAssignments.forgetHandIns(platform);
    }

    @AfterAll
    static void stop() {
        student.close();
        platform.close();
    }

    private static String handIn(Browser browser, String key, String text, Verdict verdict) {
        var desk = new Desk(platform, browser, "bank-transfer").key(key).types(FILE, text);
        var receipt = desk.handsIn().location();
        try (var grader = new TestGrader(platform)) {
            grader.grade(verdict);
        }
        return receipt.substring(receipt.lastIndexOf('/') + 1);
    }

    private static String lines(int changed) {
        return IntStream.rangeClosed(1, 30)
                .mapToObj(i -> i == changed ? "changed " + i : "line " + i)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void two_hand_ins_are_compared_line_by_line_with_what_came_of_it() {
        var first = handIn(student, "form-key-1", lines(3), WRONG);
        var second = handIn(student, "form-key-2", lines(20), RIGHT);

        var newest = student.get(page).body();
        var html = student.get(page + "?from=" + first + "&to=" + second).body();
        assertEquals(text(html), text(newest), "the newest two are shown first");
        assertTrue(html.contains("<code>changed 3</code>"), html);
        assertTrue(html.contains("<code>line 3</code>"));
        assertTrue(html.contains("<code>line 23</code>"), "three lines around");
        assertFalse(html.contains("<code>line 24</code>"));
        assertFalse(html.contains("<code>line 12</code>"));
        assertTrue(html.contains("2 lines added"));
        assertTrue(html.contains("About moves-money"));
        assertFalse(html.contains("About compiles"), "that did not change");
    }

    private static String text(String html) {
        return html.substring(html.indexOf("<main")).replaceAll("<[^>]*>", "");
    }

    @Test
    void before_the_second_there_is_nothing_to_compare() {
        handIn(student, "form-key-1", "class A {}", WRONG);

        assertTrue(student.get(page).body().contains("Nothing to compare yet"));
    }

    @Test
    void nobody_compares_with_the_hand_in_of_another() {
        var own = handIn(student, "form-key-1", "class Mine {}", WRONG);
        try (var other = platform.browser(Somebody.OTHER_STUDENT);
                var assistant = platform.browser(Somebody.ASSISTANT)) {
            var theirs = handIn(other, "form-key-2", "class Theirs {}", WRONG);
            var next = handIn(other, "form-key-3", "class Next {}", WRONG);

            assertEquals(404, student.get(page + "?from=" + own + "&to=" + theirs).status());
            assertEquals(404, student.get(page + "?from=" + theirs + "&to=" + next).status());
            assertEquals(404, assistant.get(page + "?from=" + own + "&to=" + next).status());
            assertTrue(
                    assistant
                            .get(page + "?from=" + theirs + "&to=" + next)
                            .body()
                            .contains("class Next {}"));
        }
    }

    @Test
    void texts_that_are_long_and_wholly_different_do_not_hold_the_page_up() {
        var first = handIn(student, "form-key-1", "a\n".repeat(100_000), WRONG);
        var second = handIn(student, "form-key-2", "b\n".repeat(100_000), WRONG);

        var html = student.get(page + "?from=" + first + "&to=" + second).body();
        assertTrue(html.contains("too long to compare line by line"), html);
    }
}
