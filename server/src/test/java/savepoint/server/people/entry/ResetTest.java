package savepoint.server.people.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import savepoint.server.Browser;
import savepoint.server.Postbox;
import savepoint.server.Somebody;
import savepoint.server.TestPlatform;
import savepoint.server.api.Program;
import savepoint.server.api.Scope;

/// A new password by mail.
class ResetTest {
    private static final Pattern LINK =
            Pattern.compile("http://savepoint\\.test(/sign-in/link\\?token=[\\w-]+)");
    private static final String PASSWORD = "eleven brass lanterns";
    private static final Postbox postbox = new Postbox();
    private static final TestPlatform platform = TestPlatform.start(postbox);

    @AfterAll
    static void stop() {
        platform.close();
        postbox.close();
    }

    @BeforeEach
    void beginAnew() {
        platform.update("truncate throttle, session");
        platform.clock().set(TestPlatform.START);
        postbox.empty();
    }

    private static Browser.Answer ask(Browser browser, String email) {
        return browser.post("/sign-in/forgotten", Map.of("email", email));
    }

    private static String plain(String page, String email) {
        return page.replace(email, "")
                .replaceAll("value=\"[^\"]*\"", "")
                .replaceAll("content=\"[^\"]*\"", "");
    }

    private static String link() throws MessagingException, IOException {
        platform.platform().mails().sendWaiting();
        var found = LINK.matcher(postbox.got().getLast().getContent().toString());
        assertTrue(found.find());
        return found.group(1);
    }

    private static Browser.Answer set(Browser browser, String link) {
        return browser.post(
                "/sign-in/link",
                Map.of(
                        "token", link.substring(link.indexOf('=') + 1),
                        "password", PASSWORD,
                        "again", PASSWORD));
    }

    @Test
    void a_link_by_mail_sets_another_password_once_and_ends_all_sessions() throws Exception {
        try (var browser = platform.browser();
                var elsewhere = platform.browser(Somebody.OTHER_STUDENT)) {
            assertEquals(200, ask(browser, Somebody.OTHER_STUDENT.email()).status());
            var link = link();
            assertEquals(
                    Somebody.OTHER_STUDENT.email(),
                    postbox.got().getLast().getAllRecipients()[0].toString());
            assertEquals("/", set(browser, link).location());
            assertEquals(303, elsewhere.get("/account").status());
            assertEquals(422, set(browser, link).status(), "once");
        }
    }

    @Test
    void whatever_else_acts_for_them_ends_with_the_password_that_was_forgotten() throws Exception {
        var token = Program.token(platform, Somebody.STUDENT, Scope.READ);
        try (var browser = platform.browser();
                var program = new Program(platform, token)) {
            assertEquals(200, program.status("/api/v1/me"));
            ask(browser, Somebody.STUDENT.email());
            set(browser, link());
            assertEquals(401, program.status("/api/v1/me"));
            assertEquals(
                    1L, platform.ask("select count(*) from audit where action = 'token revoked'"));
        }
    }

    @Test
    void a_link_opens_no_longer_once_the_password_was_changed_otherwise() throws Exception {
        try (var browser = platform.browser();
                var owner = platform.browser()) {
            ask(browser, Somebody.INSTRUCTOR.email());
            var link = link();
            owner.signIn(Somebody.INSTRUCTOR.email(), TestPlatform.PASSWORD);
            var changed =
                    owner.post(
                            "/account/password",
                            Map.of(
                                    "current", TestPlatform.PASSWORD,
                                    "password", "another nine brass lanterns",
                                    "again", "another nine brass lanterns"));
            assertEquals("/account", changed.location(), changed.body());
            assertTrue(browser.get(link).body().contains("opens no longer"));
            assertEquals(422, set(browser, link).status());
        }
    }

    @Test
    void a_link_opens_for_an_hour() throws Exception {
        try (var browser = platform.browser()) {
            ask(browser, Somebody.STUDENT.email());
            var link = link();
            platform.clock().advance(Duration.ofMinutes(59));
            assertFalse(browser.get(link).body().contains("opens no longer"));
            platform.clock().advance(Duration.ofMinutes(1));
            assertEquals(422, set(browser, link).status());
        }
    }

    @Test
    void nobody_learns_by_asking_who_has_an_account() throws Exception {
        try (var browser = platform.browser()) {
            var known = ask(browser, Somebody.STUDENT.email());
            var unknown = ask(browser, "nobody.here@example.org");
            assertEquals(known.status(), unknown.status());
            assertEquals(
                    plain(known.body(), Somebody.STUDENT.email()),
                    plain(unknown.body(), "nobody.here@example.org"));
            platform.platform().mails().sendWaiting();
            assertEquals(1, postbox.got().size());
            for (int i = 0; i < 5; i++)
                assertEquals(200, ask(browser, Somebody.STUDENT.email()).status());
            platform.platform().mails().sendWaiting();
            assertEquals(3, postbox.got().size(), "no flood of mail to anybody");
            for (int i = 0; i < 30; i++) ask(browser, "somebody" + i + "@example.org");
            assertEquals(429, ask(browser, "one.more@example.org").status());
        }
    }

    @Test
    void an_invitation_goes_by_mail_and_is_shown_to_nobody() throws Exception {
        var person = platform.student("Mailed Mia");
        var own =
                platform.term().path()
                        + "/people/"
                        + platform.ask(
                                "select ref from enrolment where person_id = ?", person.id());
        try (var instructor = platform.browser(Somebody.INSTRUCTOR);
                var mia = platform.browser();
                var again = platform.browser()) {
            assertEquals(own, instructor.post(own + "/invitation", Map.of()).location());
            assertEquals("/", set(mia, link()).location());
            assertEquals(303, again.signIn(person.email(), PASSWORD).status());
        }
    }
}
