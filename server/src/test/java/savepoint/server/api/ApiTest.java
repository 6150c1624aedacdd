package savepoint.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import savepoint.grader.verdict.Verdict;
import savepoint.server.Somebody;
import savepoint.server.TestAssignments;
import savepoint.server.TestExtensions;
import savepoint.server.TestPlatform;
import savepoint.server.grading.TestGrader;

/// What programs do with a token.
class ApiTest {
    private static final String ASSIGNMENT = "bank-transfer";
    private static final String FILE = "PostgresBank.java";
    private static final Map<String, String> FILES =
            Map.of(FILE, "package bank;\npublic final class PostgresBank {}\n");

    private static TestPlatform platform;
    private Program student;

    @BeforeAll
    static void start() {
        platform = TestPlatform.start();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @BeforeEach
    void publish() {
        TestAssignments.forgetHandIns(platform);
        platform.update("truncate throttle, extension cascade");
        TestAssignments.publish(platform, ASSIGNMENT, TestPlatform.START.plus(Duration.ofDays(3)));
        student = as(Somebody.STUDENT, Scope.HAND_IN);
    }

    private static Program as(Somebody somebody, Scope scope) {
        return new Program(platform, Program.token(platform, somebody, scope));
    }

    @Test
    void a_token_says_whose_it_is_and_what_they_are_in() {
        var me = student.get("/api/v1/me");
        assertEquals(200, me.status(), me.raw().body());
        assertEquals("Student", me.text("/name"));
        assertEquals("hand-in", me.text("/token/scope"));
        var terms = student.get("/api/v1/terms");
        assertEquals("databases", terms.text("/terms/0/course"));
        assertEquals(1, terms.json().path("terms").size());
    }

    @Test
    void activities_come_with_the_asker_s_own_deadline() {
        TestExtensions.extension(platform, ASSIGNMENT);
        assertEquals("2027-08-24T15:00:00Z", activity(student).text("/activities/0/due"));
        assertTrue(activity(student).json().at("/activities/0/extended").asBoolean());
        try (var other = as(Somebody.OTHER_STUDENT, Scope.READ)) {
            assertEquals("2026-08-27T15:00:00Z", activity(other).text("/activities/0/due"));
            assertEquals("not-started", activity(other).text("/activities/0/state"));
        }
    }

    private static Program.Answer activity(Program program) {
        return program.inTerm("/activities");
    }

    @Test
    void an_assignment_says_what_to_hand_in_and_what_to_start_from() {
        var assignment = student.inTerm("/assignments/" + ASSIGNMENT);
        assertEquals(200, assignment.status());
        assertEquals(FILE, assignment.text("/submit/0"));
        assertTrue(assignment.text("/starter/" + FILE).contains("class PostgresBank"));
        assertFalse(assignment.raw().body().contains("hidden-"), "what is secret stays secret");
    }

    @Test
    void what_is_handed_in_is_graded_and_read() {
        var handIn = student.handIn(ASSIGNMENT, FILES, "key-number-1");
        assertEquals(201, handIn.status(), handIn.raw().body());
        assertEquals(1, handIn.json().path("number").asInt());
        var path = handIn.raw().location();
        assertEquals(path, handIn.text("/href"));
        assertEquals("waiting", student.get(path).text("/state"));
        try (var grader = new TestGrader(platform)) {
            grader.grade(
                    new Verdict.Graded(
                            List.of(
                                    TestGrader.passed("compiles", "2"),
                                    TestGrader.failed("moves-money", "12", "No.", "Think."))));
        }
        var seen = student.get(path);
        assertEquals("graded", seen.text("/state"));
        assertEquals("2", seen.text("/verdict/points"));
        assertEquals("failed", seen.text("/verdict/checks/1/outcome"));
        assertEquals("Think.", seen.text("/verdict/checks/1/hint"));
        var list = student.inTerm("/assignments/" + ASSIGNMENT + "/submissions");
        assertEquals("graded", list.text("/submissions/0/state"));
        assertEquals(path, list.text("/submissions/0/href"));
    }

    @Test
    void the_same_key_and_files_are_one_hand_in() {
        var first = student.handIn(ASSIGNMENT, FILES, "key-number-1");
        var again = student.handIn(ASSIGNMENT, FILES, "key-number-1");
        assertEquals(first.text("/ref"), again.text("/ref"));
        var other = student.handIn(ASSIGNMENT, FILES, "key-number-2");
        assertNotEquals(first.text("/ref"), other.text("/ref"));
    }

    @Test
    void files_come_as_multipart_too() {
        var body =
                """
                --b\r
                Content-Disposition: form-data; name="f"; filename="%s"\r
                \r
                %s\r
                --b--\r
                """
                        .formatted(FILE, FILES.get(FILE));
        var handIn = student.handIn(ASSIGNMENT, "multipart/form-data; boundary=b", body, null);
        assertEquals(201, handIn.status(), handIn.raw().body());
    }

    @Test
    void everything_wrong_is_said_at_once() {
        var refused = student.handIn(ASSIGNMENT, Map.of("Bank.java", "x"), "key-number-1");
        assertEquals(422, refused.status());
        assertTrue(refused.raw().header("content-type").startsWith("application/problem+json"));
        assertTrue(refused.text("/problems/0").contains("PostgresBank.java is missing"));
        assertTrue(refused.text("/problems/1").contains("Bank.java is not asked for"));
        assertEquals(422, student.handIn(ASSIGNMENT, FILES, "short").status());
        assertEquals(
                422,
                student.handIn(ASSIGNMENT, "application/json", "{\"files\": [", null).status());
        assertEquals(
                422,
                student.handIn(ASSIGNMENT, "application/json", "{\"files\": {\"a\": 1}}", null)
                        .status());
        assertEquals(422, student.handIn(ASSIGNMENT, "text/plain", "hello", null).status());
        var large = "{\"files\": {\"a\": \"" + "x".repeat(9 << 20) + "\"}}";
        assertEquals(413, student.handIn(ASSIGNMENT, "application/json", large, null).status());
        assertEquals(0L, platform.ask("select count(*) from submission"));
    }

    @Test
    void after_closing_the_words_are_those_of_the_page() {
        platform.update("update activity set closes_at = due_at");
        platform.clock().advance(Duration.ofDays(4));
        var refused = student.handIn(ASSIGNMENT, FILES, "key-number-1");
        assertEquals(422, refused.status());
        assertTrue(refused.text("/problems/0").startsWith("this assignment is closed for you"));
    }

    @Test
    void without_a_token_that_holds_nobody_is_let_in_whatever_cookies_they_have() {
        try (var browser = platform.browser(Somebody.STUDENT);
                var nobody = new Program(platform, null);
                var stranger = new Program(platform, "savepoint_nothing")) {
            assertEquals(401, browser.get("/api/v1/me").status());
            assertEquals(401, nobody.get("/api/v1/me").status());
            assertTrue(
                    nobody.get("/api/v1/me").raw().header("www-authenticate").startsWith("Bearer"));
            assertEquals(401, stranger.get("/api/v1/me").status());
        }
        platform.clock().advance(Duration.ofDays(31));
        assertEquals(401, student.get("/api/v1/me").status(), "its time is over");
        platform.clock().set(TestPlatform.START);
        assertEquals(200, student.get("/api/v1/me").status());
        platform.update("update api_token set revoked_at = now()");
        assertEquals(401, student.get("/api/v1/me").status(), "it was revoked");
    }

    @Test
    void a_reading_token_hands_nothing_in_and_staff_neither() {
        try (var reader = as(Somebody.STUDENT, Scope.READ);
                var staff = as(Somebody.INSTRUCTOR, Scope.HAND_IN)) {
            assertEquals(403, reader.handIn(ASSIGNMENT, FILES, null).status());
            assertEquals(200, reader.inTerm("/activities").status());
            assertEquals(403, staff.handIn(ASSIGNMENT, FILES, null).status());
            assertEquals(200, staff.inTerm("/activities").status());
        }
    }

    @Test
    void what_is_another_s_is_not_there() {
        var path = student.handIn(ASSIGNMENT, FILES, null).raw().location();
        try (var other = as(Somebody.OTHER_STUDENT, Scope.HAND_IN);
                var stranger = as(Somebody.INSTRUCTOR_OF_ANOTHER_COURSE, Scope.HAND_IN);
                var assistant = as(Somebody.ASSISTANT, Scope.READ)) {
            assertEquals(404, other.get(path).status());
            assertEquals(404, other.get(path + "/events").status());
            assertEquals(404, stranger.get(path).status());
            assertEquals(404, stranger.inTerm("/activities").status());
            assertEquals(200, assistant.get(path).status());
        }
        var nowhere = student.get("/api/v1/nothing");
        assertEquals(404, nowhere.status());
        assertTrue(nowhere.raw().header("content-type").startsWith("application/problem+json"));
    }

    @Test
    void a_token_is_slowed_down_and_told_for_how_long() {
        for (int i = 0; i < ApiGate.MOST; i++) student.get("/api/v1/me");
        var tooMany = student.get("/api/v1/me");
        assertEquals(429, tooMany.status());
        assertEquals("60", tooMany.raw().header("retry-after"));
        try (var another = as(Somebody.STUDENT, Scope.READ)) {
            assertEquals(200, another.get("/api/v1/me").status(), "each token by itself");
        }
        platform.clock().advance(Duration.ofMinutes(1));
        assertEquals(200, student.get("/api/v1/me").status());
    }
}
