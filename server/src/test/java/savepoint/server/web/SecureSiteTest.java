package savepoint.server.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import savepoint.server.Somebody;
import savepoint.server.TestPlatform;

class SecureSiteTest {
    @Test
    void behind_https_cookies_stay_on_https_and_on_this_host() {
        try (var platform = TestPlatform.start("https://learn.example.org");
                var browser = platform.browser()) {
            var page = browser.get("/sign-in");
            var visit = page.header("set-cookie");
            assertTrue(
                    visit.matches(
                            "__Host-visit=[\\w-]{43}; Path=/; HttpOnly; SameSite=Lax; Secure"),
                    visit);

            // The proxy in front speaks https with the browser and http with us.
            var cookie = visit.substring(0, visit.indexOf(';'));
            var fields =
                    Map.of(
                            "email", Somebody.STUDENT.email(),
                            "password", TestPlatform.PASSWORD,
                            "csrf", page.csrf().orElseThrow());
            var form =
                    browser.form("/sign-in", fields)
                            .header("Cookie", cookie)
                            .header("Origin", "https://learn.example.org");
            var answer = browser.send(form.build());
            assertEquals(303, answer.status());
            assertTrue(
                    answer.header("set-cookie").startsWith("__Host-session="),
                    answer.header("set-cookie"));
            assertTrue(answer.header("set-cookie").contains("; Secure"));
        }
    }
}
