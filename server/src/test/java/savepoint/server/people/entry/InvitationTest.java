package savepoint.server.people.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import savepoint.server.Browser;
import savepoint.server.Somebody;
import savepoint.server.TestPlatform;

/// Links that let somebody in once.
class InvitationTest {
    private static final String PASSWORD = "a line of quiet ducks";
    private static final Pattern LINK =
            Pattern.compile("http://[^\"]+(/sign-in/link\\?token=[\\w-]+)");

    private static TestPlatform platform;
    private static int made;
    private Browser instructor;
    private String email;
    private String own;

    @BeforeAll
    static void start() {
        platform = TestPlatform.start();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @BeforeEach
    void addSomebody() {
        platform.clock().set(TestPlatform.START);
        instructor = platform.browser(Somebody.INSTRUCTOR);
        var person = platform.student("Invited Ina " + made++);
        email = person.email();
        own =
                platform.term().path()
                        + "/people/"
                        + platform.ask(
                                "select ref from enrolment where person_id = ?", person.id());
    }

    @AfterEach
    void close() {
        instructor.close();
    }

    private String invite() {
        assertEquals(
                own + "/invitation", instructor.post(own + "/invitation", Map.of()).location());
        var page = LINK.matcher(instructor.get(own + "/invitation").body());
        assertTrue(page.find(), "the link is shown");
        return page.group(1);
    }

    private static Browser.Answer set(Browser browser, String link, String password) {
        return browser.post(
                "/sign-in/link",
                Map.of(
                        "token",
                        link.substring(link.indexOf('=') + 1),
                        "password",
                        password,
                        "again",
                        password));
    }

    @Test
    void a_link_lets_somebody_in_once() {
        var link = invite();
        assertFalse(
                LINK.matcher(instructor.get(own + "/invitation").body()).find(), "shown this once");
        try (var browser = platform.browser()) {
            assertTrue(browser.get(link).body().contains(email), "looking at it uses nothing up");
            assertEquals(422, set(browser, link, "short").status());
            assertEquals(422, set(browser, link, "aaaaaaaaaaaaaaa").status());
            assertEquals("/", set(browser, link, PASSWORD).location());
            assertTrue(browser.get("/").body().contains("Sign out"));
        }
        try (var other = platform.browser()) {
            assertEquals(422, set(other, link, "another line of ducks").status());
            assertTrue(other.get(link).body().contains("opens no longer"));
            assertEquals(303, other.signIn(email, PASSWORD).status());
        }
        assertEquals(
                1L,
                platform.ask(
                        "select count(*) from audit where action = 'invited' and subject = 'enrolment ' || ?",
                        own.substring(own.lastIndexOf('/') + 1)));
    }

    @Test
    void a_link_ends_after_two_weeks_and_when_a_newer_one_is_made() {
        var first = invite();
        var second = invite();
        try (var browser = platform.browser()) {
            assertTrue(browser.get(first).body().contains("opens no longer"));
            assertFalse(browser.get(second).body().contains("opens no longer"));
            platform.clock().advance(Duration.ofDays(14));
            assertTrue(browser.get(second).body().contains("opens no longer"));
            assertEquals(422, set(browser, second, PASSWORD).status());
        }
    }

    @Test
    void nobody_makes_a_way_into_an_account_that_is_in_use() {
        var used =
                platform.term().path()
                        + "/people/"
                        + platform.ask(
                                "select ref from enrolment where person_id = ? and term_id = ?",
                                platform.person(Somebody.STUDENT).id(),
                                platform.term().id());
        assertEquals(used, instructor.post(used + "/invitation", Map.of()).location());
        assertEquals(
                0L,
                platform.ask(
                        "select count(*) from entry_link where person_id = ?",
                        platform.person(Somebody.STUDENT).id()));
        platform.update(
                "insert into administrator (person_id, since) select id, created_at from person where email = ?",
                email);
        assertEquals(own, instructor.post(own + "/invitation", Map.of()).location());
        platform.update(
                "delete from administrator where person_id = (select id from person where email = ?)",
                email);
    }

    @Test
    void several_are_invited_by_a_table_of_links() {
        var table =
                instructor.post(
                        platform.term().path() + "/people/invitations",
                        Map.of("member", own.substring(own.lastIndexOf('/') + 1)));
        assertEquals(200, table.status());
        assertTrue(table.body().contains(email), table.body());
        assertTrue(table.body().contains("/sign-in/link?token="));
    }

    @Test
    void without_mail_nobody_is_told_to_wait_for_it() {
        try (var browser = platform.browser()) {
            assertTrue(browser.get("/sign-in/forgotten").body().contains("sends no mail"));
            assertEquals(422, browser.post("/sign-in/forgotten", Map.of("email", email)).status());
        }
    }
}
