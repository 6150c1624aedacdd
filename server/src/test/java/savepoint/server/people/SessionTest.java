package savepoint.server.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import savepoint.server.Somebody;
import savepoint.server.TestPlatform;

/// Where somebody is signed in, and with what.
class SessionTest {
    private static final Pattern END =
            Pattern.compile("action=\"(/account/sessions/[0-9a-f]{20}/end)\"");

    private static TestPlatform platform;

    @BeforeAll
    static void start() {
        platform = TestPlatform.start();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @BeforeEach
    void beginAnew() {
        platform.update("truncate session, throttle, audit");
    }

    private static Map<String, String> change(String current, String next) {
        return Map.of("current", current, "password", next, "again", next);
    }

    @Test
    void a_session_elsewhere_is_seen_and_ended_and_nobody_else_s_is() {
        try (var here = platform.browser(Somebody.STUDENT);
                var there = platform.browser(Somebody.STUDENT);
                var other = platform.browser(Somebody.OTHER_STUDENT)) {
            var found = END.matcher(here.get("/account/sessions").body());
            assertTrue(found.find());
            var end = found.group(1);
            assertFalse(found.find(), "this one is ended by signing out");

            other.post(end, Map.of());
            assertTrue(there.get("/account").status() == 200, "it is not theirs to end");
            here.post(end, Map.of());
            assertEquals("/sign-in?next=%2Faccount", there.get("/account").location());
            assertEquals(200, here.get("/account").status());
            assertEquals(
                    1L,
                    platform.ask("select count(*) from audit where action = 'ended a session'"));
        }
    }

    @Test
    void all_others_are_ended_at_once() {
        try (var here = platform.browser(Somebody.STUDENT);
                var there = platform.browser(Somebody.STUDENT)) {
            here.post("/account/sessions/others/end", Map.of());
            assertEquals(303, there.get("/account").status());
            assertEquals(200, here.get("/account").status());
        }
    }

    @Test
    void a_password_is_changed_by_who_knows_it_and_ends_other_sessions() {
        var next = "nine quiet grey herons";
        try (var here = platform.browser(Somebody.OTHER_STUDENT);
                var there = platform.browser(Somebody.OTHER_STUDENT)) {
            assertEquals(422, here.post("/account/password", change("guessed", next)).status());
            assertEquals(
                    422,
                    here.post("/account/password", change(TestPlatform.PASSWORD, "short"))
                            .status());
            assertEquals(200, there.get("/account").status(), "nothing has changed so far");
            assertEquals(
                    "/account",
                    here.post("/account/password", change(TestPlatform.PASSWORD, next)).location());
            assertEquals(303, there.get("/account").status());
            assertEquals(200, here.get("/account").status());
            assertEquals(
                    422,
                    there.signIn(Somebody.OTHER_STUDENT.email(), TestPlatform.PASSWORD).status());
            assertEquals(303, there.signIn(Somebody.OTHER_STUDENT.email(), next).status());
            here.post("/account/password", change(next, TestPlatform.PASSWORD));
        }
    }

    @Test
    void the_password_is_guessed_no_faster_from_an_open_browser_than_at_the_door() {
        try (var here = platform.browser(Somebody.STUDENT)) {
            for (int i = 0; i < 10; i++) here.post("/account/password", change("guess " + i, "x"));
            assertEquals(
                    429,
                    here.post("/account/password", change(TestPlatform.PASSWORD, "nine herons fly"))
                            .status());
            assertEquals(
                    429,
                    here.signIn(Somebody.STUDENT.email(), TestPlatform.PASSWORD).status(),
                    "one count for both");
        }
    }
}
