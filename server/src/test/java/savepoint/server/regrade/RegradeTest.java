package savepoint.server.regrade;

import static org.junit.jupiter.api.Assertions.*;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.verdict.Verdict;
import savepoint.server.Browser;
import savepoint.server.Somebody;
import savepoint.server.TestAssignments;
import savepoint.server.TestPlatform;
import savepoint.server.db.Refs;
import savepoint.server.grading.TestGrader;

class RegradeTest {
    private static final String FILE = "PostgresBank.java";
    private static final String REASON = "overdrafts were judged wrongly";

    private static TestPlatform platform;
    private static Browser instructor;
    private static Browser student;
    private static String term;

    @BeforeAll
    static void start() {
        platform = TestPlatform.start();
        instructor = platform.browser(Somebody.INSTRUCTOR);
        student = platform.browser(Somebody.STUDENT);
        term = platform.term().path();
    }

    @BeforeEach
    void publish() {
        platform.update("truncate regrade cascade");
        TestAssignments.forgetHandIns(platform);
        TestAssignments.publish(platform, "bank-transfer", null);
    }

    @AfterAll
    static void stop() {
        instructor.close();
        student.close();
        platform.close();
    }

    private static Verdict points(int compiles, int overdraft) {
        return new Verdict.Graded(
                List.of(check("compiles", compiles), check("refuses-overdraft", overdraft)));
    }

    private static savepoint.grader.verdict.CheckResult check(String name, int points) {
        return points > 0
                ? TestGrader.passed(name, Integer.toString(points))
                : TestGrader.failed(name, "8", "no", "");
    }

    private static void grade(Verdict... verdicts) {
        try (var grader = new TestGrader(platform)) {
            for (var verdict : verdicts) grader.grade(verdict);
        }
    }

    private static String handIn(Somebody somebody, String code) {
        var files = FileTree.of(Map.of(FILE, code.getBytes(StandardCharsets.UTF_8)));
        return TestAssignments.handIn(platform, "bank-transfer", somebody, files);
    }

    private static String handIn(Somebody somebody, Verdict verdict) {
        var ref = handIn(somebody, "// " + Refs.random());
        grade(verdict);
        return ref;
    }

    /// Asks for a regrade of all that count or of every hand-in, and returns its address.
    private static String ask(String scope) {
        var fields = Map.of("scope", scope, "reason", REASON, "idempotency-key", Refs.random());
        var answer = instructor.post(term + "/assignments/bank-transfer/regrades", fields);
        assertEquals(303, answer.status(), answer.body());
        return answer.location();
    }

    private static void decide(String regrade, String how, Map<String, String> fields) {
        var answer = instructor.post(regrade + how, fields);
        assertEquals(303, answer.status(), answer.body());
    }

    private static void promote(String regrade) {
        decide(regrade, "/promotion", Map.of());
    }

    private static String effective(String submission) {
        return String.valueOf(
                platform.ask(
                        """
                        select ev.points::int from effective_verdict ev
                          join submission s on s.id = ev.submission_id where s.ref = ?
                        """,
                        submission));
    }

    private static void assertShows(String page, String... texts) {
        for (var text : texts) assertTrue(page.contains(text), () -> text + " is not on\n" + page);
    }

    @Test
    void what_is_graded_again_is_seen_first_and_counts_only_once_promoted() {
        var ref = handIn(Somebody.STUDENT, points(30, 0));
        TestAssignments.publish(
                platform,
                "bank-transfer",
                null,
                Map.of("statement.md", "# New".getBytes(StandardCharsets.UTF_8)));
        assertShows(
                instructor.get(term + "/assignments/bank-transfer/regrades").body(),
                "One hand-in that counts was graded by an earlier version");
        var regrade = ask("counting");
        assertShows(instructor.get(regrade).body(), "0 of 1 graded", "data-refresh");

        grade(points(30, 6));

        assertShows(
                instructor.get(regrade).body(),
                "<span>30</span>",
                "<b>36</b>",
                "+6",
                "failed → passed",
                "<dt>Up</dt><dd>1</dd>");
        assertEquals("30", effective(ref));
        assertFalse(student.get(term + "/submissions/" + ref).body().contains("Graded again"));

        promote(regrade);

        assertEquals("36", effective(ref));
        assertShows(
                student.get(term + "/submissions/" + ref).body(),
                "<b>36</b> of <b>40</b> points",
                "Graded again",
                REASON,
                "30 → 36");
        assertEquals(
                1L,
                platform.ask(
                        """
                        select count(*) from audit
                         where action = 'verdict changed' and subject = ? and detail ->> 'reason' = ?
                           and detail ->> 'from' = '30' and detail ->> 'to' = '36'
                        """,
                        "submission " + ref,
                        REASON));
        assertEquals(
                2L,
                platform.ask(
                        "select count(*) from audit where subject = ? and actor_id = ?",
                        "regrade " + regrade.substring(regrade.lastIndexOf('/') + 1),
                        platform.person(Somebody.INSTRUCTOR).id()));
    }

    @Test
    void hand_ins_that_come_meanwhile_are_graded_first_however_many_wait_to_be_graded_again() {
        IntStream.range(0, 20).forEach(_ -> handIn(Somebody.STUDENT, points(30, 0)));
        ask("every");
        assertEquals(20L, platform.ask("select count(*) from grading where finished_at is null"));

        var live = handIn(Somebody.STUDENT, "// live");

        assertShows(student.get(term + "/submissions/" + live).body(), "next in line");
        try (var grader = new TestGrader(platform)) {
            grader.report(grader.claim(), points(30, 6));
        }
        assertEquals("36", effective(live));
    }

    @Test
    void an_option_lowers_nobody_and_shows_so_before() {
        var lower = handIn(Somebody.STUDENT, points(30, 6));
        var higher = handIn(Somebody.OTHER_STUDENT, points(30, 0));
        var regrade = ask("counting");
        grade(points(30, 0), points(30, 6));

        assertShows(instructor.get(regrade).body(), "Points go up and down", "−6");
        assertShows(
                instructor.get(regrade + "?never-lower=on").body(), "stays at 36", "not lowered");
        decide(regrade, "/promotion", Map.of("never-lower", "on"));

        assertEquals("36", effective(lower));
        assertEquals("36", effective(higher));
        assertFalse(student.get(term + "/submissions/" + lower).body().contains("Graded again"));
        assertEquals(
                1L,
                platform.ask(
                        "select count(*) from audit where action = 'verdict changed' and subject in (?, ?)",
                        "submission " + lower,
                        "submission " + higher));
    }

    @Test
    void without_the_option_points_go_down_as_well() {
        var ref = handIn(Somebody.STUDENT, points(30, 6));
        var regrade = ask("counting");
        grade(points(30, 0));
        promote(regrade);
        assertEquals("30", effective(ref));
    }

    @Test
    void a_fault_of_ours_lowers_nobody() {
        var ref = handIn(Somebody.STUDENT, points(30, 6));
        var regrade = ask("counting");
        grade(new Verdict.GraderFault("7f3a9c21d0"));
        assertShows(instructor.get(regrade).body(), "our fault", "keeps the verdict it has");
        promote(regrade);
        assertEquals("36", effective(ref));
    }

    @Test
    void what_was_promoted_can_be_undone_and_promoted_again() {
        var ref = handIn(Somebody.STUDENT, points(30, 0));
        var regrade = ask("counting");
        grade(points(30, 6));
        promote(regrade);

        assertEquals(422, instructor.post(regrade + "/undo", Map.of("reason", " ")).status());
        decide(regrade, "/undo", Map.of("reason", "too early"));
        assertEquals("30", effective(ref));
        assertShows(
                student.get(term + "/submissions/" + ref).body(),
                "Taken back",
                "too early",
                "36 → 30");

        promote(regrade);
        assertEquals("36", effective(ref));
    }

    @Test
    void the_newest_promotion_counts_and_the_one_before_it_after_an_undo() {
        var ref = handIn(Somebody.STUDENT, points(30, 0));
        var first = ask("counting");
        var second = ask("counting");
        grade(points(30, 4), points(30, 6));
        promote(second);
        promote(first);
        assertEquals("34", effective(ref));
        decide(first, "/undo", Map.of("reason", "the older checks"));
        assertEquals("36", effective(ref));
    }

    @Test
    void what_is_dropped_leaves_the_queue_and_never_counts() {
        var ref = handIn(Somebody.STUDENT, points(30, 0));
        handIn(Somebody.OTHER_STUDENT, points(30, 0));
        var regrade = ask("counting");
        grade(points(30, 6));
        decide(regrade, "/drop", Map.of());
        assertEquals(0L, platform.ask("select count(*) from grading where finished_at is null"));
        promote(regrade);
        assertEquals("30", effective(ref));
        assertShows(instructor.get(regrade).body(), "Dropped");
    }

    @Test
    void nothing_is_promoted_before_everything_is_graded() {
        var ref = handIn(Somebody.STUDENT, points(30, 0));
        handIn(Somebody.OTHER_STUDENT, points(30, 0));
        var regrade = ask("counting");
        grade(points(30, 6));
        promote(regrade);
        assertEquals("30", effective(ref));
    }

    @Test
    void hand_ins_that_wait_to_be_graded_again_take_nobodys_place_in_the_queue() {
        IntStream.range(0, 6).forEach(_ -> handIn(Somebody.STUDENT, points(30, 0)));
        ask("every");
        handIn(Somebody.STUDENT, "// one more");
    }

    @Test
    void the_one_that_counts_is_graded_again_or_the_newest_where_none_does() {
        handIn(Somebody.STUDENT, points(30, 0));
        handIn(Somebody.STUDENT, new Verdict.CompileFailed(List.of()));
        handIn(Somebody.OTHER_STUDENT, new Verdict.GraderFault("a"));
        handIn(Somebody.OTHER_STUDENT, new Verdict.GraderFault("b"));
        ask("counting");
        assertEquals(
                "1,2",
                platform.ask(
                        """
                        select string_agg(s.number::text, ',' order by s.number)
                          from grading g join submission s on s.id = g.submission_id where g.regrade_id is not null
                        """));
    }

    @Test
    void the_same_form_sent_twice_is_one_regrade() {
        handIn(Somebody.STUDENT, points(30, 0));
        var fields = Map.of("scope", "every", "reason", REASON, "idempotency-key", "form-key-1");
        var path = term + "/assignments/bank-transfer/regrades";
        assertEquals(
                instructor.post(path, fields).location(), instructor.post(path, fields).location());
        assertEquals(1L, platform.ask("select count(*) from regrade"));
    }

    @Test
    void a_form_without_a_reason_comes_back_with_what_was_chosen() {
        var ref = handIn(Somebody.STUDENT, points(30, 0));
        var answer =
                instructor.post(
                        term + "/submissions/" + ref + "/regrades",
                        Map.of("reason", "  ", "idempotency-key", Refs.random()));
        assertEquals(422, answer.status());
        assertShows(answer.body(), "Say why", ref, "The hand-in that you chose");
        assertEquals(0L, platform.ask("select count(*) from regrade"));
    }

    @Test
    void one_hand_in_is_graded_again_from_its_page_by_who_is_in_charge() {
        var ref = handIn(Somebody.STUDENT, points(30, 0));
        var path = term + "/submissions/" + ref;
        assertShows(instructor.get(path).body(), path + "/regrades");
        try (var assistant = platform.browser(Somebody.ASSISTANT)) {
            assertFalse(assistant.get(path).body().contains("/regrades"));
        }
        TestAssignments.regrade(platform, ref);
        assertEquals(1L, platform.ask("select count(*) from grading where regrade_id is not null"));
    }
}
