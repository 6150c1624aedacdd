package savepoint.server.assignment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import savepoint.grader.verdict.Outcome;
import savepoint.grader.verdict.Progress;
import savepoint.grader.verdict.Verdict;
import savepoint.server.Somebody;
import savepoint.server.TestAssignments;
import savepoint.server.TestPlatform;
import savepoint.server.grading.TestGrader;

@Timeout(60)
class ProgressTest {
    private static final String FILE = "PostgresBank.java";

    private static TestPlatform platform;
    private static TestGrader grader;

    @BeforeAll
    static void start() {
        platform = TestPlatform.start();
        TestAssignments.publish(
                platform, "bank-transfer", TestPlatform.START.plus(Duration.ofDays(3)));
        grader = new TestGrader(platform);
    }

    @BeforeEach
    void forget() {
        TestAssignments.forgetHandIns(platform);
    }

    @AfterAll
    static void stop() {
        grader.close();
        platform.close();
    }

    private String handIn(Somebody somebody) {
        try (var browser = platform.browser(somebody)) {
            return new Desk(platform, browser, "bank-transfer")
                    .key("form-key-1")
                    .types(FILE, "class PostgresBank {}")
                    .handsIn()
                    .location();
        }
    }

    private Events follow(Somebody somebody, String path) throws IOException {
        return Events.of(platform, somebody, path + "/events");
    }

    private static String outcome(String json, String check) {
        var at = json.indexOf("\"name\":\"" + check + "\"");
        var text = json.substring(json.indexOf("\"outcome\":\"", at) + 11);
        return text.substring(0, text.indexOf('"'));
    }

    @Test
    void each_step_arrives_as_a_whole_picture_and_done_ends_it() throws IOException {
        var path = handIn(Somebody.STUDENT);
        try (var events = follow(Somebody.STUDENT, path)) {
            assertTrue(events.next().contains("\"state\":\"waiting\",\"place\":1"));
            var claim = grader.claim();
            grader.tell(claim, Progress.Stage.COMPILING);
            assertTrue(events.next().contains("\"state\":\"compiling\",\"place\":0"));
            grader.tell(
                    claim,
                    Progress.Stage.CHECKING,
                    new Progress.Step("compiles", Outcome.PASSED),
                    new Progress.Step("moves-money", Outcome.LIMIT_HIT));
            var checking = events.next();
            assertTrue(checking.contains("\"state\":\"checking\""), checking);
            assertEquals("passed", outcome(checking, "compiles"));
            assertEquals("failed", outcome(checking, "moves-money"));
            assertEquals("running", outcome(checking, "keeps-journal"));
            assertEquals("waiting", outcome(checking, "largest-accounts"));
            grader.report(claim, new Verdict.Graded(List.of()));
            assertTrue(events.next().contains("\"state\":\"done\""));
            assertNull(events.next(), "the stream has ended");
        }
    }

    @Test
    void who_comes_in_the_middle_sees_how_far_it_is() throws IOException {
        var path = handIn(Somebody.STUDENT);
        var claim = grader.claim();
        try (var early = follow(Somebody.STUDENT, path)) {
            assertTrue(
                    early.next().contains("\"state\":\"compiling\""),
                    "taken, and told nothing yet");
            grader.tell(
                    claim, Progress.Stage.CHECKING, new Progress.Step("compiles", Outcome.PASSED));
            assertEquals("passed", outcome(early.next(), "compiles"));
            try (var late = follow(Somebody.ASSISTANT, path)) {
                assertEquals("passed", outcome(late.next(), "compiles"));
            }
            try (var browser = platform.browser(Somebody.STUDENT)) {
                var page = browser.get(path).body();
                assertTrue(page.contains("data-step=\"compiles\" data-outcome=\"passed\""), page);
            }
        }
    }

    @Test
    void who_comes_after_the_verdict_is_told_so_at_once() throws IOException {
        var path = handIn(Somebody.STUDENT);
        grader.grade(new Verdict.Graded(List.of()));
        try (var events = follow(Somebody.STUDENT, path)) {
            assertTrue(events.next().contains("\"state\":\"done\""));
            assertNull(events.next());
        }
    }

    @Test
    void places_in_the_queue_move_up() throws IOException {
        handIn(Somebody.STUDENT);
        var path = handIn(Somebody.OTHER_STUDENT);
        try (var events = follow(Somebody.OTHER_STUDENT, path)) {
            assertTrue(events.next().contains("\"place\":2"));
            var first = grader.claim();
            grader.tell(first, Progress.Stage.COMPILING);
            assertTrue(events.next().contains("\"state\":\"waiting\",\"place\":1"));
        }
    }

    @Test
    void the_stream_ends_when_its_reader_loses_the_right() throws IOException {
        var path = handIn(Somebody.STUDENT);
        try (var events = follow(Somebody.STUDENT, path)) {
            assertTrue(events.next().contains("\"state\":\"waiting\""));
            platform.update(
                    "delete from session where person_id = ?",
                    platform.person(Somebody.STUDENT).id());
            grader.tell(grader.claim(), Progress.Stage.COMPILING);
            assertNull(events.next(), "nothing more is told");
        }
    }
}
