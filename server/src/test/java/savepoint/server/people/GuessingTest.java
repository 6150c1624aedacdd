package savepoint.server.people;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import savepoint.server.Browser;
import savepoint.server.Somebody;
import savepoint.server.TestPlatform;
import savepoint.server.web.Proxies;

/// Whoever guesses passwords waits, and nobody else does.
class GuessingTest {
    private static final TestPlatform platform =
            TestPlatform.start(new Proxies(List.of("127.0.0.1")));
    private final Browser browser = platform.browser();

    @AfterAll
    static void stop() {
        platform.close();
    }

    @BeforeEach
    void beginAnew() {
        platform.update("truncate session, throttle, audit");
        platform.clock().set(TestPlatform.START);
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
    }

    private Browser.Answer from(String address, Somebody somebody, String password) {
        var fields =
                Map.of("email", somebody.email(), "password", password, "csrf", browser.csrf());
        return browser.send(
                browser.form("/sign-in", fields).header("X-Forwarded-For", address).build());
    }

    private Browser.Answer guess(String address, Somebody somebody) {
        return from(address, somebody, "guessed");
    }

    private int enter(String address, Somebody somebody) {
        platform.update("truncate session");
        return from(address, somebody, TestPlatform.PASSWORD).status();
    }

    @Test
    void whoever_guesses_has_to_wait_and_others_do_not() {
        for (var i = 0; i < 10; i++)
            assertEquals(422, guess("10.1.1.1", Somebody.STUDENT).status());
        var refused = from("10.1.1.1", Somebody.STUDENT, TestPlatform.PASSWORD);
        assertEquals(429, refused.status());
        assertEquals("900", refused.header("retry-after"));
        assertEquals(303, enter("10.1.1.1", Somebody.INSTRUCTOR));

        platform.clock().advance(Duration.ofMinutes(15));
        assertEquals(303, enter("10.1.1.1", Somebody.STUDENT));
    }

    @Test
    void one_address_closes_an_account_to_nobody_else_and_itself_to_no_other_account() {
        for (var i = 0; i < 310; i++) guess("10.1.1.1", Somebody.STUDENT);
        assertEquals(429, enter("10.1.1.1", Somebody.STUDENT));
        assertEquals(303, enter("10.1.1.2", Somebody.STUDENT), "its owner, elsewhere");
        assertEquals(303, enter("10.1.1.1", Somebody.OTHER_STUDENT), "a neighbour");
    }

    @Test
    void an_account_is_not_guessed_from_many_addresses_either() {
        for (var network = 1; network <= 10; network++)
            for (var i = 0; i < 10; i++)
                assertEquals(422, guess("10.2.0." + network, Somebody.STUDENT).status());
        assertEquals(429, guess("10.2.0.11", Somebody.STUDENT).status());
    }

    @Test
    void a_household_has_many_addresses_and_is_one() {
        for (var i = 0; i < 10; i++)
            assertEquals(422, guess("2001:db8:1:2::" + i, Somebody.STUDENT).status());
        assertEquals(429, guess("2001:db8:1:2:3:4:5:6", Somebody.STUDENT).status());
        assertEquals(422, guess("2001:db8:1:3::1", Somebody.STUDENT).status());
    }
}
