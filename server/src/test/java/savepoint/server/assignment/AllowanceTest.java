package savepoint.server.assignment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
import savepoint.server.TestCourse;
import savepoint.server.TestPlatform;
import savepoint.server.grading.TestGrader;

class AllowanceTest {
    private static final String FILE = "PostgresBank.java";
    private static final Verdict FAULT = new Verdict.GraderFault("incident");
    private static final Verdict REFUSED = new Verdict.Refused(List.of("no"));
    private static final Verdict DID_NOT_COMPILE = new Verdict.CompileFailed(List.of());

    private static TestPlatform platform;
    private static Browser student;
    private static String page;
    private int handedIn;

    @BeforeAll
    static void start() {
        platform = TestPlatform.start();
        student = platform.browser(Somebody.STUDENT);
        page = platform.term().path() + "/assignments/bank-transfer";
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

    private static void publish(String rules) {
        var yaml =
                new String(
                        TestAssignments.file("bank-transfer", "assignment.yaml"),
                        StandardCharsets.UTF_8);
        var changed = (yaml + "\n" + rules).getBytes(StandardCharsets.UTF_8);
        TestAssignments.publish(
                platform, "bank-transfer", null, Map.of("assignment.yaml", changed));
    }

    private Browser.Answer handIn() {
        handedIn++;
        return new Desk(platform, student, "bank-transfer")
                .key("form-key-" + handedIn)
                .types(FILE, "// hand-in " + handedIn)
                .handsIn();
    }

    private void handIn(Verdict verdict) {
        assertEquals(303, handIn().status());
        try (var grader = new TestGrader(platform)) {
            grader.grade(verdict);
        }
    }

    private static Verdict graded(String points) {
        return new Verdict.Graded(List.of(TestGrader.passed("moves-money", points)));
    }

    private static void assertRefused(int status, String reason, Browser.Answer answer) {
        assertEquals(status, answer.status(), answer.body());
        assertTrue(answer.body().contains(reason), answer.body());
    }

    @Test
    void what_costs_is_counted_and_then_nothing_more_is_taken() {
        publish("attempts: 2");
        handIn(graded("2"));
        assertTrue(student.get(page).body().contains("1 of 2 attempts used"));
        handIn(graded("4"));

        var shut = student.get(page).body();
        assertTrue(shut.contains("All attempts are used"), shut);
        assertFalse(shut.contains(">Hand in<"), shut);
        assertTrue(shut.contains("Save draft"), "drafts are kept all the same");
        assertRefused(422, "all 2 attempts are used", handIn());
    }

    @Test
    void what_is_not_the_students_fault_or_not_yet_code_costs_nothing() {
        publish("attempts: 1");
        handIn(FAULT);
        handIn(REFUSED);
        handIn(DID_NOT_COMPILE);

        assertTrue(student.get(page).body().contains("0 of 1 attempts used"));
        handIn(graded("2"));
        assertEquals(422, handIn().status());
    }

    @Test
    void what_is_being_graded_is_reserved_until_it_is_known_to_cost_nothing() {
        publish("attempts: 1");
        assertEquals(303, handIn().status());
        assertRefused(422, "of 1 attempts 0 are used and 1 being graded", handIn());
        try (var grader = new TestGrader(platform)) {
            grader.grade(DID_NOT_COMPILE);
        }
        assertEquals(303, handIn().status());
    }

    @Test
    void the_same_form_sent_twice_is_no_second_attempt() {
        publish("attempts: 1");
        var first = handIn();
        handedIn--;
        assertEquals(first.location(), handIn().location());
    }

    @Test
    void between_hand_ins_that_cost_there_is_a_pause() {
        publish("pause: 5m");
        handIn(DID_NOT_COMPILE);
        handIn(graded("2"));
        platform.clock().advance(Duration.ofMinutes(4));

        var answer = handIn();
        assertRefused(429, "the next may come from Monday 24 August, 10:05:00 CDT", answer);
        assertEquals("60", answer.header("retry-after"));
        assertTrue(answer.body().contains("// hand-in 3"), "what was typed is in the editor");
        platform.clock().advance(Duration.ofMinutes(1));
        assertEquals(303, handIn().status());
    }

    @Test
    void the_last_counts_unless_the_bundle_says_the_best() {
        publish("");
        handIn(graded("4"));
        handIn(graded("2"));
        assertEquals(2, counting());
        publish("counts: best");
        assertEquals(1, counting());
        assertTrue(student.get(page).body().contains("Your best hand-in counts"));

        handIn(graded("4"));
        assertEquals(3, counting(), "the newest among equals");
        handIn(DID_NOT_COMPILE);
        assertEquals(3, counting());
        assertTrue(student.get(platform.term().path()).body().contains("<b>4</b>"));
    }

    @Test
    void the_best_is_what_is_worth_most_after_being_late() {
        var folder = TestCourse.empty();
        folder.write(
                "course.yaml",
                """
                title: Databases from Java
                zone: America/Chicago
                term: {slug: fall-2026, starts: 2026-08-24}
                late: {grace: 15m, each-day: -20%, at-most: 3 days, free-days: 0}
                """);
        TestCourse.publish(platform, folder);
        publish("counts: best");
        platform.update(
                "update activity set removed_at = null, due_at = ?",
                OffsetDateTime.ofInstant(platform.clock().instant(), ZoneOffset.UTC));
        handIn(graded("8"));
        platform.clock().advance(Duration.ofMinutes(15));
        handIn(graded("8.5"));
        assertEquals(2, counting(), "within the grace nothing is taken off");
        platform.clock().advance(Duration.ofDays(1));
        handIn(graded("10"));
        assertEquals(2, counting(), "10 after two days are 6");
        handIn(graded("15"));
        assertEquals(4, counting(), "15 after two days are 9");
    }

    private static int counting() {
        return (Integer) platform.ask("select number from counted_submission");
    }
}
