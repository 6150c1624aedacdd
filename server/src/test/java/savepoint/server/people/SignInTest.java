package savepoint.server.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import savepoint.server.Browser;
import savepoint.server.Somebody;
import savepoint.server.TestPlatform;
import savepoint.server.web.Cookie;

class SignInTest {
    private static TestPlatform platform;
    private Browser browser;

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
        platform.clock().set(TestPlatform.START);
        browser = platform.browser();
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
    }

    @Test
    void the_right_password_signs_in_and_signing_out_ends_it() {
        var answer = browser.signIn(Somebody.STUDENT.email(), TestPlatform.PASSWORD);
        assertEquals(303, answer.status());
        assertEquals("/", answer.location());
        assertTrue(browser.get("/nowhere").body().contains("Sign out"));
        var token = browser.cookie(Cookie.SESSION).orElseThrow();

        assertEquals("/sign-in", browser.post("/sign-out", Map.of()).location());
        var after = browser.get("/sign-in");
        assertTrue(after.body().contains("You are signed out."));
        assertFalse(browser.get("/sign-in").body().contains("You are signed out."), "said once");

        browser.setCookie(Cookie.SESSION, token);
        assertFalse(
                browser.get("/nowhere").body().contains("Sign out"),
                "the old token is worth nothing");
    }

    @Test
    void letters_of_the_address_may_be_large_or_small_those_of_the_password_not() {
        var email = Somebody.STUDENT.email().toUpperCase(Locale.ROOT);
        assertEquals(303, browser.signIn(" " + email + " ", TestPlatform.PASSWORD).status());
        try (var other = platform.browser()) {
            var shouted = TestPlatform.PASSWORD.toUpperCase(Locale.ROOT);
            assertEquals(422, other.signIn(email, shouted).status());
        }
    }

    @Test
    void a_wrong_password_and_an_unknown_address_get_the_same_page() {
        var wrong = browser.signIn(Somebody.STUDENT.email(), "guessed");
        var unknown = browser.signIn("nobody.here@example.org", "guessed");
        assertEquals(422, wrong.status());
        assertEquals(422, unknown.status());
        assertEquals(
                plain(wrong.body(), Somebody.STUDENT.email()),
                plain(unknown.body(), "nobody.here@example.org"));
        assertTrue(browser.cookie(Cookie.SESSION).isEmpty());
    }

    private static String plain(String page, String email) {
        return page.replace(email, "")
                .replaceAll("value=\"[^\"]{60,}\"", "")
                .replaceAll("content=\"[^\"]+=\"", "")
                .replaceAll("csp-nonce\" content=\"[^\"]*\"", "");
    }

    @Test
    void signing_in_never_takes_over_a_token_that_was_there_before() {
        var planted = "A".repeat(43);
        browser.setCookie(Cookie.SESSION, planted);
        assertEquals(303, browser.signIn(Somebody.STUDENT.email(), TestPlatform.PASSWORD).status());
        assertNotEquals(planted, browser.cookie(Cookie.SESSION).orElseThrow());

        var first = browser.cookie(Cookie.SESSION).orElseThrow();
        var csrf = browser.csrf();
        var fields =
                Map.of(
                        "email",
                        Somebody.INSTRUCTOR.email(),
                        "password",
                        TestPlatform.PASSWORD,
                        "csrf",
                        csrf);
        assertEquals(303, browser.postWithoutToken("/sign-in", fields).status());
        assertNotEquals(first, browser.cookie(Cookie.SESSION).orElseThrow());
        assertEquals(
                1L, platform.ask("select count(*) from session"), "the session before is over");
    }

    @Test
    void a_session_ends_after_a_week_without_use_and_after_a_month_with_it() {
        browser.signIn(Somebody.STUDENT.email(), TestPlatform.PASSWORD);
        for (var day = 0; day < 29; day++) {
            platform.clock().advance(Duration.ofDays(1));
            assertTrue(isSignedIn(), "day " + day);
        }
        platform.clock().advance(Duration.ofDays(1));
        assertFalse(isSignedIn(), "a month has passed");

        browser.signIn(Somebody.STUDENT.email(), TestPlatform.PASSWORD);
        platform.clock().advance(Duration.ofDays(7));
        assertFalse(isSignedIn(), "a week without use");
    }

    private boolean isSignedIn() {
        return browser.get("/nowhere").body().contains("Sign out");
    }

    @Test
    void it_goes_on_to_where_one_wanted_to_go_but_never_to_another_site() {
        var next =
                Map.of(
                        "/c/databases/fall-2026?week=11", "/c/databases/fall-2026?week=11",
                        "https://evil.example/", "/",
                        "//evil.example/", "/",
                        "/\\evil.example/", "/",
                        "/\t/evil.example/", "/",
                        "javascript:alert(1)", "/");
        next.forEach((asked, expected) -> {
            try (var fresh = platform.browser()) {
                var answer =
                        fresh.post(
                                "/sign-in",
                                Map.of(
                                        "email",
                                        Somebody.STUDENT.email(),
                                        "password",
                                        TestPlatform.PASSWORD,
                                        "next",
                                        asked));
                assertEquals(expected, answer.location(), asked);
            }
        });
    }

    @Test
    void the_password_and_the_token_are_kept_only_as_hashes() {
        browser.signIn(Somebody.STUDENT.email(), TestPlatform.PASSWORD);
        var secret =
                (String)
                        platform.ask(
                                "select secret from identity where person_id = ?",
                                platform.person(Somebody.STUDENT).id());
        assertTrue(secret.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), secret);
        var token = browser.cookie(Cookie.SESSION).orElseThrow();
        assertEquals(
                1L,
                platform.ask(
                        "select count(*) from session where token_sha256 = sha256(?::bytea)",
                        token.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_sign_in_is_in_the_audit() {
        browser.signIn(Somebody.STUDENT.email(), TestPlatform.PASSWORD);
        assertEquals(
                1L,
                platform.ask(
                        "select count(*) from audit where action = 'signed in' and actor_id = ?",
                        platform.person(Somebody.STUDENT).id()));
    }
}
