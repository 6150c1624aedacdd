package savepoint.server.assignment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import savepoint.grader.verdict.Verdict;
import savepoint.server.Browser;
import savepoint.server.Somebody;
import savepoint.server.TestAssignments;
import savepoint.server.TestPlatform;
import savepoint.server.grading.TestGrader;

class SubmissionListTest {
    private static final String FILE = "PostgresBank.java";
    private static final int HAND_INS = 120;

    private static TestPlatform platform;
    private static Browser assistant;
    private static String list;

    @BeforeAll
    static void hand_in() {
        platform = TestPlatform.start();
        TestAssignments.publish(platform, "bank-transfer", null);
        list = platform.term().path() + "/assignments/bank-transfer/submissions";
        handIn(Somebody.OTHER_STUDENT, "form-key-1");
        try (var student = platform.browser(Somebody.STUDENT);
                var grader = new TestGrader(platform)) {
            grader.grade(
                    new Verdict.Graded(
                            List.of(
                                    TestGrader.passed("compiles", "2"),
                                    TestGrader.failed("moves-money", "8", "no", ""))));
            for (int i = 1; i < HAND_INS; i++) {
                var desk = new Desk(platform, student, "bank-transfer");
                assertEquals(
                        303, desk.key("form-key-" + i).types(FILE, "// " + i).handsIn().status());
                grader.grade(new Verdict.GraderFault("incident"));
            }
        }
        assistant = platform.browser(Somebody.ASSISTANT);
    }

    private static void handIn(Somebody somebody, String key) {
        try (var browser = platform.browser(somebody)) {
            new Desk(platform, browser, "bank-transfer").key(key).types(FILE, "//").handsIn();
        }
    }

    @AfterAll
    static void stop() {
        assistant.close();
        platform.close();
    }

    private static long rows(String page) {
        return Pattern.compile("<th scope=\"row\">").matcher(page).results().count();
    }

    @Test
    void the_newest_of_each_student_stands_first() {
        var page = assistant.get(list).body();

        assertEquals(2, rows(page), page);
        assertTrue(page.contains("<b>2</b> of <b>2</b> students have handed in"), page);
        assertTrue(page.contains("1 of 2 checks"));
        assertTrue(page.contains("<b>2</b> of 40"));
        assertTrue(page.contains("Our fault"));
    }

    @Test
    void every_hand_in_is_reached_by_pages_of_a_bounded_size() {
        long seen = 0;
        var next = list + "?show=all";
        while (next != null) {
            var page = assistant.get(next).body();
            assertTrue(rows(page) <= 50);
            seen += rows(page);
            var link = Pattern.compile("<a href=\"([^\"]+)\">Older hand-ins").matcher(page);
            next = link.find() ? link.group(1).replace("&amp;", "&") : null;
        }
        assertEquals(HAND_INS, seen);
    }

    @Test
    void a_name_finds_its_students_and_no_pattern_does() {
        var page = assistant.get(list + "?q=OTHER").body();

        assertEquals(1, rows(page));
        assertTrue(page.contains(platform.person(Somebody.OTHER_STUDENT).name()));
        assertEquals(0, rows(assistant.get(list + "?q=%25").body()));
        var hostile = assistant.get(list + "?q=%3Cscript%3Ealert(1)%3C/script%3E").body();
        assertFalse(hostile.contains("<script>alert"));
    }

    @Test
    void students_do_not_see_it() {
        try (var student = platform.browser(Somebody.STUDENT)) {
            assertEquals(403, student.get(list).status());
        }
    }
}
