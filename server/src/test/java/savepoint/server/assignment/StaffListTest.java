package savepoint.server.assignment;

import static org.junit.jupiter.api.Assertions.*;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.verdict.CheckResult;
import savepoint.grader.verdict.Verdict;
import savepoint.server.Browser;
import savepoint.server.Somebody;
import savepoint.server.TestAssignments;
import savepoint.server.TestPlatform;
import savepoint.server.db.Refs;
import savepoint.server.grading.TestGrader;

class StaffListTest {
    private static final Pattern HREF =
            Pattern.compile("href=\"([^\"]*/submissions/[a-z2-7]{16})\"");
    private static final Pattern FAILED_ALIKE =
            Pattern.compile("name=\"pattern\" value=\"([^\"]+)\"");

    private static TestPlatform platform;
    private static Browser assistant;
    private static Browser instructor;
    private static Browser student;
    private static String assignment;
    private static String list;

    private String early;
    private String late;

    @BeforeAll
    static void start() {
        platform = TestPlatform.start();
        assistant = platform.browser(Somebody.ASSISTANT);
        instructor = platform.browser(Somebody.INSTRUCTOR);
        student = platform.browser(Somebody.STUDENT);
        assignment = platform.term().path() + "/assignments/bank-transfer";
        list = assignment + "/submissions?";
    }

    /// One student in time and right but for overdrafts, another late and wrong.
    @BeforeEach
    void hand_in() {
        platform.update("truncate staff_comment, regrade cascade");
        platform.update("update enrolment set section = null");
        TestAssignments.forgetHandIns(platform);
        TestAssignments.publish(
                platform, "bank-transfer", TestPlatform.START.plus(Duration.ofHours(1)));
        early = handIn(Somebody.STUDENT, TestGrader.failed("refuses-overdraft", "8", "no", ""));
        platform.clock().advance(Duration.ofHours(2));
        late = handIn(Somebody.OTHER_STUDENT, TestGrader.failed("moves-money", "8", "no", ""));
    }

    @AfterAll
    static void stop() {
        assistant.close();
        instructor.close();
        student.close();
        platform.close();
    }

    private static String handIn(Somebody somebody, CheckResult... results) {
        var ref =
                TestAssignments.handIn(
                        platform,
                        "bank-transfer",
                        somebody,
                        FileTree.of(
                                Map.of(
                                        "PostgresBank.java",
                                        Refs.random().getBytes(StandardCharsets.UTF_8))));
        try (var grader = new TestGrader(platform)) {
            grader.grade(
                    new Verdict.Graded(
                            Stream.concat(
                                            Stream.of(TestGrader.passed("compiles", "2")),
                                            Arrays.stream(results))
                                    .toList()));
        }
        return path(ref);
    }

    private static String path(String ref) {
        return platform.term().path() + "/submissions/" + ref;
    }

    /// The hand-ins that a list shows, in order.
    private static String shown(String query) {
        return HREF.matcher(assistant.get(list + query).body())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.joining(" "));
    }

    private static void mark(Browser who, String path) {
        for (var criterion : new String[] {"design", "reasons"}) {
            var answer =
                    who.post(path + "/marks/" + criterion, Map.of("based-on", "0", "points", "5"));
            assertEquals(303, answer.status(), answer.body());
        }
    }

    private static String takeTurn(Browser who, String after) {
        var ref = after.substring(after.lastIndexOf('/') + 1);
        return who.post(assignment + "/turns", Map.of("after", ref)).location();
    }

    @Test
    void every_filter_finds_what_it_says_and_nothing_else() {
        assertEquals(late + " " + early, shown(""));
        assertEquals(late, shown("late=on"));
        assertEquals(early, shown("failed=refuses-overdraft"));
        assertEquals(late + " " + early, shown("state=graded"));
        assertEquals("", shown("state=compile-failed"));
        assertEquals(late, shown("q=other"));

        platform.update(
                "update enrolment set section = 'B' where person_id = ?",
                platform.person(Somebody.STUDENT).id());
        assertEquals(early, shown("section=B"));

        mark(assistant, early);
        assertEquals(early, shown("marked=yes"));
        assertEquals(late, shown("marked=no"));
    }

    @Test
    void the_list_counts_what_is_found_and_what_is_marked() {
        mark(assistant, early);
        var page = assistant.get(list + "late=on").body();
        assertTrue(page.contains("<b>1</b> found"), page);
        assertTrue(page.contains("<b>1</b> of <b>2</b> marked"), page);
    }

    @Test
    void a_second_hand_in_is_the_newest_and_the_first_still_counts_until_it_is_graded() {
        var ref = TestAssignments.handIn(platform, "bank-transfer");
        assertEquals(path(ref) + " " + late, shown("show=newest"));
        assertEquals(late + " " + early, shown("show=counting"));
        assertEquals(path(ref), shown("state=under-way"));
    }

    @Test
    void two_who_mark_get_different_hand_ins_and_none_twice() {
        assertEquals(early + "#marking", takeTurn(assistant, ""));
        assertEquals(late + "#marking", takeTurn(instructor, ""));
        assertEquals(assignment + "/submissions", takeTurn(instructor, late));

        platform.clock().advance(Duration.ofMinutes(11));
        assertEquals(early + "#marking", takeTurn(instructor, late), "the other let it lie");

        mark(instructor, early);
        assertEquals(late + "#marking", takeTurn(instructor, early));
        mark(instructor, late);
        assertEquals(assignment + "/submissions", takeTurn(instructor, late));
    }

    @Test
    void one_comment_reaches_all_that_ended_alike_also_later_until_it_is_removed() {
        var patterns = assignment + "/patterns";
        var page = assistant.get(patterns).body();
        var signatures = FAILED_ALIKE.matcher(page).results().map(found -> found.group(1)).toList();
        assertEquals(2, signatures.size(), page);
        var overdraft =
                signatures.stream()
                        .filter(one -> one.contains("overdraft"))
                        .findFirst()
                        .orElseThrow();
        var fields =
                Map.of(
                        "pattern",
                        overdraft,
                        "text",
                        "Look at the balance first.",
                        "idempotency-key",
                        Refs.random());
        assertEquals(patterns, assistant.post(patterns, fields).location());

        assertTrue(student.get(early).body().contains("Look at the balance first."));
        try (var other = platform.browser(Somebody.OTHER_STUDENT)) {
            assertFalse(other.get(late).body().contains("Look at the balance first."));
            var later =
                    handIn(
                            Somebody.OTHER_STUDENT,
                            TestGrader.failed("refuses-overdraft", "8", "no", ""));
            assertTrue(other.get(later).body().contains("Look at the balance first."));
            assertTrue(assistant.get(patterns).body().contains(">2</span> hand-ins"));

            var comment =
                    platform.term().path()
                            + "/comments/"
                            + platform.ask("select ref from staff_comment");
            assistant.post(comment, Map.of("based-on", "1", "do", "remove"));
            assertFalse(other.get(later).body().contains("Look at the balance first."));
        }
    }

    @Test
    void a_pattern_lists_its_hand_ins_and_a_comment_without_words_comes_back() {
        var page = assistant.get(assignment + "/patterns").body();
        var all = Pattern.compile("href=\"([^\"]+)\">List them").matcher(page);
        assertTrue(all.find());
        var found = assistant.get(all.group(1).replace("&amp;", "&")).body();
        assertTrue(found.contains("whose checks all ended alike"), found);
        var answer =
                assistant.post(
                        assignment + "/patterns",
                        Map.of("pattern", "x", "text", " ", "idempotency-key", "k"));
        assertEquals(422, answer.status());
    }

    @Test
    void what_is_found_or_ticked_is_graded_again_and_nothing_ticked_is_nothing() {
        var regrades = assignment + "/regrades";
        var reason = Map.of("reason", "wrong", "idempotency-key", Refs.random());
        var none = new HashMap<>(reason);
        none.put("which", "ticked");
        assertEquals(422, instructor.post(regrades, none).status());
        assertEquals(0L, regraded());

        var found = new HashMap<>(none);
        found.put("which", "found");
        found.put("failed", "moves-money");
        assertEquals(303, instructor.post(regrades, found).status());
        assertEquals(1L, regraded());
        assertFalse(assistant.get(list).body().contains("Grade again"));
    }

    private static Object regraded() {
        return platform.ask("select count(*) from grading where regrade_id is not null");
    }
}
