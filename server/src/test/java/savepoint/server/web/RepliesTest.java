package savepoint.server.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import savepoint.server.Browser;
import savepoint.server.Somebody;
import savepoint.server.TestPlatform;

class RepliesTest {
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
    void every_page_carries_the_security_headers_whatever_its_status() {
        try (var browser = platform.browser()) {
            Stream.of("/sign-in", "/nowhere", "/c/databases", "/static/x/y.css")
                    .forEach(path -> {
                        var answer = browser.get(path);
                        var policy = answer.header("content-security-policy");
                        var style = policy.replaceAll(".*style-src ([^;]*);.*", "$1");
                        assertTrue(
                                policy.startsWith(
                                        "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-"),
                                path);
                        assertTrue(
                                policy.endsWith("base-uri 'none'; frame-ancestors 'none'"), path);
                        assertEquals("nosniff", answer.header("x-content-type-options"), path);
                        assertEquals("same-origin", answer.header("referrer-policy"), path);
                        assertEquals(
                                "same-origin", answer.header("cross-origin-opener-policy"), path);
                        assertEquals("private, no-store", answer.header("cache-control"), path);
                        assertEquals("", answer.header("server"), path);
                        var nonce = style.replaceAll(".*'nonce-(.*)'.*", "$1");
                        assertTrue(
                                answer.body().contains("content=\"" + nonce + "\""),
                                path + " names its nonce");
                    });
        }
    }

    @Test
    void no_two_replies_share_a_nonce_or_a_csrf_token() {
        try (var browser = platform.browser()) {
            var one = browser.get("/sign-in");
            var other = browser.get("/sign-in");
            assertFalse(
                    one.header("content-security-policy")
                            .equals(other.header("content-security-policy")));
            assertFalse(one.csrf().equals(other.csrf()));
        }
    }

    @Test
    void cookies_are_out_of_reach_of_scripts_and_of_other_sites() {
        try (var browser = platform.browser()) {
            var visit = browser.get("/sign-in").header("set-cookie");
            assertTrue(visit.matches("visit=[\\w-]{43}; Path=/; HttpOnly; SameSite=Lax"), visit);
            var session =
                    browser.signIn(Somebody.STUDENT.email(), TestPlatform.PASSWORD)
                            .header("set-cookie");
            assertTrue(
                    session.matches(
                            "session=[\\w-]{43}; Path=/; HttpOnly; SameSite=Lax; Max-Age=2592000"),
                    session);
        }
    }

    @Test
    void an_address_without_a_route_is_404_with_the_viewer_s_name() {
        try (var browser = platform.browser(Somebody.STUDENT)) {
            var answer = browser.get("/nowhere");
            assertEquals(404, answer.status());
            assertTrue(answer.body().contains("There is nothing here"));
            assertTrue(answer.body().contains(platform.person(Somebody.STUDENT).name()));
            assertEquals(404, browser.send(browser.request("/sign-in").DELETE().build()).status());
        }
    }

    @Test
    void scripts_get_errors_as_json() {
        try (var browser = platform.browser()) {
            var answer =
                    browser.send(
                            browser.request("/nowhere")
                                    .header("Accept", "application/json")
                                    .build());
            assertEquals(404, answer.status());
            assertTrue(answer.body().contains("\"status\":404"), answer.body());
        }
    }

    @Test
    void a_form_without_its_token_or_with_another_s_changes_nothing() {
        try (var browser = platform.browser();
                var other = platform.browser()) {
            var fields =
                    Map.of("email", Somebody.STUDENT.email(), "password", TestPlatform.PASSWORD);
            assertEquals(403, browser.postWithoutToken("/sign-in", fields).status());
            browser.get("/sign-in");
            assertEquals(403, browser.postWithoutToken("/sign-in", fields).status());
            assertEquals(403, post(browser, other.csrf()).status());
            assertEquals(403, post(browser, "no base 64 !").status());
            assertEquals(303, post(browser, browser.csrf()).status());
        }
    }

    private static Browser.Answer post(Browser browser, String csrf) {
        return browser.postWithoutToken(
                "/sign-in",
                Map.of(
                        "email",
                        Somebody.STUDENT.email(),
                        "password",
                        TestPlatform.PASSWORD,
                        "csrf",
                        csrf));
    }

    @Test
    void a_form_sent_by_another_site_is_refused_even_with_a_token() {
        try (var browser = platform.browser()) {
            var fields = Map.of("csrf", browser.csrf());
            var evil = browser.form("/sign-out", fields).header("Origin", "https://evil.example");
            assertEquals(403, browser.send(evil.build()).status());
            var opaque = browser.form("/sign-out", fields).header("Origin", "null");
            assertEquals(403, browser.send(opaque.build()).status());
            var cross = browser.form("/sign-out", fields).header("Sec-Fetch-Site", "cross-site");
            assertEquals(403, browser.send(cross.build()).status());
            var sibling = browser.form("/sign-out", fields).header("Sec-Fetch-Site", "same-site");
            assertEquals(403, browser.send(sibling.build()).status());
            var ours =
                    browser.form("/sign-out", fields)
                            .header("Origin", "http://127.0.0.1:" + platform.platform().port())
                            .header("Sec-Fetch-Site", "same-origin");
            assertEquals(303, browser.send(ours.build()).status());
        }
    }

    @Test
    void what_is_too_large_is_413() {
        try (var browser = platform.browser()) {
            var form = browser.form("/sign-in", Map.of("email", "x".repeat(2_000_000)));
            var answer = browser.send(form.build());
            assertEquals(413, answer.status());
            assertTrue(answer.body().contains("That is too large"));

            var body =
                    "--line\r\nContent-Disposition: form-data; name=\"upload:A.java\"; filename=\"A.java\"\r\n\r\n"
                            + "x".repeat(6_000_000)
                            + "\r\n--line--\r\n";
            var files =
                    browser.request("/sign-in")
                            .header("Content-Type", "multipart/form-data; boundary=line")
                            .POST(BodyPublishers.ofString(body));
            assertEquals(413, browser.send(files.build()).status());
        }
    }

    @Test
    void a_form_with_files_is_read_and_its_token_found() {
        try (var browser = platform.browser()) {
            var body =
                    "--line\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n"
                            + browser.csrf()
                            + "\r\n--line\r\nContent-Disposition: form-data; name=\"f\"; filename=\"\"\r\n\r\n\r\n--line--\r\n";
            var form =
                    browser.request("/sign-out")
                            .header("Content-Type", "multipart/form-data; boundary=line")
                            .POST(BodyPublishers.ofString(body));
            assertEquals(303, browser.send(form.build()).status());
        }
    }

    @Test
    void what_cannot_be_read_is_refused_and_never_our_fault() {
        try (var browser = platform.browser()) {
            assertEquals(422, browser.get("/sign-in?next=a%00b").status());
            var nul =
                    browser.post("/sign-in", Map.of("email", "a\0b@example.org", "password", "x"));
            assertEquals(422, nul.status());
            var broken =
                    browser.request("/sign-in")
                            .header("Content-Type", "multipart/form-data; boundary=line")
                            .POST(BodyPublishers.ofString("this is no multipart body"));
            var status = browser.send(broken.build()).status();
            assertTrue(status == 422 || status == 403, "status " + status);
        }
    }

    @Test
    void static_files_are_kept_for_ever_under_an_address_that_changes_with_them() {
        try (var browser = platform.browser()) {
            var page = browser.get("/sign-in").body();
            var address =
                    page.replaceAll("(?s).*href=\"(/static/[0-9a-f]+/savepoint\\.css)\".*", "$1");
            var style = browser.get(address);
            assertEquals(200, style.status());
            assertEquals(
                    "text/css; charset=utf-8",
                    style.header("content-type").toLowerCase(Locale.ROOT));
            assertEquals("public, max-age=31536000, immutable", style.header("cache-control"));
            assertEquals("nosniff", style.header("x-content-type-options"));
            var packed =
                    browser.send(
                            browser.request(address).header("Accept-Encoding", "gzip").build());
            assertEquals("gzip", packed.header("content-encoding"));
            var old = browser.get(address.replaceAll("/[0-9a-f]+/", "/000000000000/"));
            assertEquals("private, no-store", old.header("cache-control"));
            assertEquals(404, browser.get("/static/x/../../logback.xml").status());
        }
    }

    @Test
    void pages_are_compressed_for_whoever_asks() {
        try (var browser = platform.browser()) {
            var page =
                    browser.send(
                            browser.request("/sign-in").header("Accept-Encoding", "gzip").build());
            assertEquals("gzip", page.header("content-encoding"));
            assertTrue(page.header("vary").contains("Accept-Encoding"));
        }
    }
}
