package savepoint.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import savepoint.server.Somebody;
import savepoint.server.TestPlatform;
import savepoint.server.web.Cookie;

/// Making, using and revoking tokens, in the browser.
class TokenTest {
    private static final String PAGE = "/account/tokens";
    private static final Pattern TOKEN = Pattern.compile("value=\"(savepoint_[A-Za-z0-9_-]{43})\"");

    private static TestPlatform platform;

    @BeforeAll
    static void start() {
        platform = TestPlatform.start();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void a_token_is_shown_once_works_and_ends_when_it_is_revoked() {
        try (var browser = platform.browser(Somebody.STUDENT)) {
            var made = browser.post(PAGE, Map.of("name", "Laptop", "scope", "read", "days", "30"));
            assertEquals(303, made.status(), made.body());
            var shown = browser.get(made.location()).body();
            var found = TOKEN.matcher(shown);
            assertTrue(found.find(), shown);
            var token = found.group(1);
            assertFalse(browser.get(PAGE).body().contains(token), "shown once");
            assertTrue(browser.get(PAGE).body().contains("Laptop"));
            assertEquals(
                    1L, platform.ask("select count(*) from api_token"), "no reload makes more");
            try (var other = platform.browser(Somebody.OTHER_STUDENT)) {
                other.setCookie(Cookie.SECRET, token);
                assertFalse(other.get(PAGE).body().contains(token), "nobody else's");
            }
            assertEquals(
                    0L,
                    platform.ask(
                            "select count(*) from api_token where encode(token_sha256, 'escape') like 'savepoint%'"));
            try (var program = new Program(platform, token)) {
                assertEquals("Laptop", program.get("/api/v1/me").text("/token/name"));
                var ref = platform.ask("select ref from api_token");
                try (var other = platform.browser(Somebody.OTHER_STUDENT)) {
                    other.post(PAGE + "/" + ref + "/revocation", Map.of());
                    assertEquals(200, program.get("/api/v1/me").status(), "not theirs to revoke");
                }
                browser.post(PAGE + "/" + ref + "/revocation", Map.of());
                assertEquals(401, program.get("/api/v1/me").status());
            }
            assertEquals(
                    "token made,token revoked",
                    platform.ask(
                            "select string_agg(action, ',' order by id) from audit where action like 'token %'"));
        }
    }

    @Test
    void a_form_that_is_not_taken_says_everything_and_keeps_what_was_typed() {
        try (var browser = platform.browser(Somebody.OTHER_STUDENT)) {
            var refused = browser.post(PAGE, Map.of("name", " ", "scope", "all", "days", "9999"));
            assertEquals(422, refused.status());
            assertTrue(refused.body().contains("give it a name"));
            assertTrue(refused.body().contains("choose what it may do"));
            assertTrue(refused.body().contains("it holds for 1 to 366 days"));
            assertTrue(refused.body().contains("value=\"9999\""));
        }
    }
}
