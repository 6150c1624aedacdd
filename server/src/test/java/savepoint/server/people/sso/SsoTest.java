package savepoint.server.people.sso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.oauth2.sdk.TokenRequest;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import savepoint.server.Browser;
import savepoint.server.Somebody;
import savepoint.server.TestPlatform;

/// Signing in at a real OpenID provider, over HTTP.
class SsoTest {
    private static final String CLIENT = "savepoint";
    // The provider says how long by the real clock, which is far from that of the tests.
    private static final long FIFTY_YEARS = 50 * 365 * 86_400L;
    private static final Pattern AWAY =
            Pattern.compile("class=\"button primary\" href=\"([^\"]+)\"");

    private static MockOAuth2Server provider;
    private static TestPlatform trusting;
    private static TestPlatform wary;
    private Browser browser;

    @BeforeAll
    static void start() {
        provider =
                new MockOAuth2Server(
                        new OAuth2Config(
                                false,
                                null,
                                null,
                                false,
                                new OAuth2TokenProvider(new KeyProvider(), TestPlatform.START)));
        provider.start();
        trusting = TestPlatform.start(settings(true));
        wary = TestPlatform.start(settings(false));
    }

    @AfterAll
    static void stop() {
        trusting.close();
        wary.close();
        provider.shutdown();
    }

    private static SsoSettings settings(boolean byEmail) {
        return new SsoSettings(
                URI.create(provider.issuerUrl("school").toString()),
                CLIENT,
                Optional.of("a secret of ours"),
                "Example University",
                byEmail);
    }

    @BeforeEach
    void beginAnew() {
        for (var platform : List.of(trusting, wary)) {
            platform.clock().set(TestPlatform.START);
            platform.update("truncate sso_try, session, audit");
            platform.update("delete from identity where provider <> 'local'");
        }
        browser = trusting.browser();
    }

    @AfterEach
    void close() {
        browser.close();
    }

    /// Who signs in at the provider next.
    private static void signsInThere(String subject, Map<String, ?> claims) {
        provider.enqueueCallback(
                new DefaultOAuth2TokenCallback(
                        "school", subject, "JWT", List.of(CLIENT), claims, FIFTY_YEARS));
    }

    private static Map<String, Object> verified(Somebody somebody) {
        return Map.of("email", somebody.email(), "email_verified", true);
    }

    /// Follows a browser to the provider; where it is sent back to.
    private static URI there(String address) {
        try (var client = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(URI.create(address))
                            .timeout(Duration.ofSeconds(30))
                            .build();
            var answer = client.send(request, BodyHandlers.discarding());
            return URI.create(answer.headers().firstValue("location").orElseThrow());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String path(URI back) {
        return back.getRawPath() + "?" + back.getRawQuery();
    }

    private static Browser.Answer signIn(Browser browser, String next) {
        var away = browser.get("/sign-in/school?next=" + next);
        assertEquals(303, away.status(), away.body());
        return browser.get(path(there(away.location())));
    }

    private static long connected(TestPlatform platform) {
        return (Long) platform.ask("select count(*) from identity where provider <> 'local'");
    }

    @Test
    void a_verified_address_signs_in_where_the_operator_trusts_it_and_the_subject_ever_after() {
        signsInThere("u-17", verified(Somebody.STUDENT));
        assertEquals("/account", signIn(browser, "/account").location());
        assertTrue(browser.get("/account").body().contains(Somebody.STUDENT.email()));
        signsInThere("u-17", Map.of("email", "renamed@example.org", "email_verified", true));
        try (var later = trusting.browser()) {
            signIn(later, "/");
            assertTrue(later.get("/account").body().contains(Somebody.STUDENT.email()));
        }
        assertEquals(1, connected(trusting));
        assertEquals(
                "connected,signed in,signed in",
                trusting.ask("select string_agg(action, ',' order by id) from audit"));
    }

    @Test
    void the_request_carries_pkce_state_and_nonce_and_they_differ_each_time() {
        var first = browser.get("/sign-in/school").location();
        var second = browser.get("/sign-in/school").location();
        for (var name : List.of("state", "nonce", "code_challenge")) {
            assertTrue(value(first, name).length() >= 32, first);
            assertFalse(value(first, name).equals(value(second, name)), name);
        }
        assertEquals("S256", value(first, "code_challenge_method"));
        assertEquals("code", value(first, "response_type"));
        assertFalse(
                trusting.ask("select string_agg(verifier, ',') from sso_try")
                        .toString()
                        .contains(value(first, "code_challenge")));
    }

    private static String value(String address, String name) {
        var found = Pattern.compile("[?&]" + name + "=([^&]+)").matcher(address);
        assertTrue(found.find(), address);
        return URLDecoder.decode(found.group(1), StandardCharsets.UTF_8);
    }

    @Test
    void an_address_that_is_not_verified_or_not_trusted_lets_nobody_in() {
        signsInThere("u-18", Map.of("email", Somebody.STUDENT.email(), "email_verified", false));
        var unverified = signIn(browser, "/");
        assertEquals(422, unverified.status());
        assertTrue(unverified.body().contains("no account here is connected"));
        signsInThere("u-18", Map.of("email", Somebody.STUDENT.email(), "email_verified", "true"));
        assertEquals(422, signIn(browser, "/").status(), "a text is no yes");
        signsInThere("u-18", verified(Somebody.STUDENT));
        try (var other = wary.browser()) {
            assertEquals(422, signIn(other, "/").status());
        }
        assertEquals(0, connected(trusting) + connected(wary));
        assertTrue(browser.cookie("session").isEmpty());
    }

    @Test
    void who_is_signed_in_connects_the_two_and_signs_in_by_either() {
        try (var owner = wary.browser(Somebody.STUDENT)) {
            var page = owner.post("/account/school", Map.of()).body();
            var away = AWAY.matcher(page);
            assertTrue(away.find(), page);
            signsInThere("u-19", Map.of());
            var back = path(there(away.group(1).replace("&amp;", "&")));
            assertEquals("/account", owner.get(back).location());
        }
        signsInThere("u-19", Map.of());
        try (var later = wary.browser();
                var thief = wary.browser(Somebody.OTHER_STUDENT)) {
            assertEquals("/", signIn(later, "/").location());
            var away = AWAY.matcher(thief.post("/account/school", Map.of()).body());
            assertTrue(away.find());
            signsInThere("u-19", Map.of());
            var taken = thief.get(path(there(away.group(1).replace("&amp;", "&"))));
            assertTrue(taken.body().contains("connected already"), taken.body());
        }
        assertEquals(1, connected(wary));
    }

    @Test
    void nobody_comes_back_by_another_s_way_twice_or_too_late() {
        signsInThere("u-20", verified(Somebody.STUDENT));
        var back = path(there(browser.get("/sign-in/school").location()));
        try (var victim = trusting.browser()) {
            assertEquals(422, victim.get(back).status(), "it did not set out from that browser");
        }
        assertEquals(422, browser.get(back.replaceAll("state=[^&]+", "state=other")).status());
        var again = path(there(browser.get("/sign-in/school").location()));
        assertEquals(303, browser.get(again).status());
        assertEquals(422, browser.get(again).status(), "once");
        var late = path(there(browser.get("/sign-in/school").location()));
        trusting.clock().advance(Duration.ofMinutes(11));
        assertEquals(422, browser.get(late).status());
    }

    @Test
    void a_token_of_another_time_audience_or_nonce_is_refused() {
        for (var claim : List.of("aud", "iss")) {
            var claims = new HashMap<>(verified(Somebody.STUDENT));
            claims.put(claim, "https://another.example");
            signsInThere("u-21", claims);
            assertTrue(signIn(browser, "/").body().contains("You were not signed in"), claim);
        }
        // Made for us and for another, and it was the other who asked for it.
        provider.enqueueCallback(
                new DefaultOAuth2TokenCallback(
                        "school",
                        "u-21",
                        "JWT",
                        List.of(CLIENT),
                        verified(Somebody.STUDENT),
                        FIFTY_YEARS) {
                    @Override
                    public Map<String, Object> addClaims(TokenRequest request) {
                        var claims = new HashMap<>(super.addClaims(request));
                        claims.put("azp", "another-client");
                        return claims;
                    }
                });
        assertTrue(signIn(browser, "/").body().contains("You were not signed in"));
        trusting.clock().set(TestPlatform.START.minus(Duration.ofHours(1)));
        signsInThere("u-21", verified(Somebody.STUDENT));
        assertTrue(signIn(browser, "/").body().contains("You were not signed in"));
        trusting.clock().set(TestPlatform.START);
        signsInThere("u-21", verified(Somebody.STUDENT));
        var away = browser.get("/sign-in/school").location();
        var other = away.replaceAll("nonce=[^&]+", "nonce=" + "n".repeat(43));
        assertTrue(browser.get(path(there(other))).body().contains("You were not signed in"));
        assertEquals(0, connected(trusting));
    }

    @Test
    void what_the_provider_refuses_and_garbage_end_in_a_page() {
        var away = browser.get("/sign-in/school").location();
        var state = value(away, "state");
        assertTrue(
                browser.get("/sign-in/school/return?error=access_denied&state=" + state)
                        .body()
                        .contains("You were not signed in"));
        var second = value(browser.get("/sign-in/school").location(), "state");
        var garbage = browser.get("/sign-in/school/return?code=nothing&state=" + second);
        assertEquals(422, garbage.status());
        for (var without : List.of("", "&code=", "&code=%20")) {
            var third = value(browser.get("/sign-in/school").location(), "state");
            var answer = browser.get("/sign-in/school/return?state=" + third + without);
            assertEquals(422, answer.status());
            assertTrue(answer.body().contains("You were not signed in"), answer.body());
        }
        assertEquals(422, browser.get("/sign-in/school/return").status());
    }
}
