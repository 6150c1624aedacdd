package savepoint.server.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import savepoint.server.Browser;

class WebServerTest {
    private static final Audience ALL = () -> "EVERYONE";

    private final BlockingQueue<Feed.Outlet> outlets = new LinkedBlockingQueue<>();
    private final CountDownLatch feedClosed = new CountDownLatch(1);
    private WebServer server;
    private Browser browser;

    @BeforeEach
    void start() {
        var routes =
                List.of(
                        get(
                                "/fault",
                                _ -> {
                                    throw new IllegalStateException("secret detail");
                                }),
                        get(
                                "/away",
                                _ -> {
                                    throw new IllegalStateException(
                                            new SQLException("no connection", "08006"));
                                }),
                        get("/busy", _ -> new Reply.Busy(Duration.ofSeconds(7))),
                        get("/denied", _ -> new Reply.Denied("not yours")),
                        get(
                                "/file",
                                _ ->
                                        new Reply.File(
                                                "Grüße \"1\".java",
                                                "text/html",
                                                bytes("<script>alert(1)</script>"))),
                        get("/picture", _ -> new Reply.Asset("image/svg+xml", bytes("<svg/>"))),
                        get("/from", request -> new Reply.Json(request.address())),
                        get("/json", _ -> new Reply.Json(List.of(1, 2))),
                        get("/member", request -> new Reply.NeedsSignIn(request.location())),
                        get(
                                "/events",
                                _ ->
                                        new Reply.Events(outlet -> {
                                            outlets.add(outlet);
                                            return feedClosed::countDown;
                                        })));
        var plan = new WebServer.Plan(new Site(Optional.empty()), routes, _ -> new Reply.Missing());
        server = WebServer.start(plan, "127.0.0.1", 0).orElseThrow();
        browser = new Browser(server.port());
    }

    private static Route get(String path, Handler handler) {
        return new Route(Method.GET, path, ALL, handler);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @AfterEach
    void stop() {
        browser.close();
        server.close();
    }

    @Test
    void a_fault_of_ours_is_500_with_an_incident_and_without_its_details() {
        var answer = browser.get("/fault");
        assertEquals(500, answer.status());
        assertTrue(
                answer.body().matches("(?s).*Incident <code>[a-z2-7]{16}</code>.*"), answer.body());
        assertFalse(answer.body().contains("secret detail"));
        assertFalse(answer.body().contains("Exception"));
    }

    @Test
    void a_database_that_is_away_is_503_and_soon_tried_again() {
        var answer = browser.get("/away");
        assertEquals(503, answer.status());
        assertEquals("5", answer.header("retry-after"));
        assertEquals("7", browser.get("/busy").header("retry-after"));
    }

    @Test
    void a_refusal_says_why() {
        var answer = browser.get("/denied");
        assertEquals(403, answer.status());
        assertTrue(answer.body().contains("not yours"));
    }

    @Test
    void a_download_is_never_shown_in_place() {
        var file = browser.get("/file");
        assertEquals(
                "attachment; filename=\"Gr__e _1_.java\"; filename*=UTF-8''Gr%C3%BC%C3%9Fe%20%221%22.java",
                file.header("content-disposition"));
        assertEquals("default-src 'none'; sandbox", file.header("content-security-policy"));
        assertEquals("nosniff", file.header("x-content-type-options"));
        assertEquals(
                "default-src 'none'; sandbox",
                browser.get("/picture").header("content-security-policy"));
    }

    @Test
    void who_has_to_sign_in_is_led_back_afterwards_and_scripts_are_told() {
        assertEquals(
                "/sign-in?next=%2Fmember%3Fa%3Db%26c", browser.get("/member?a=b&c").location());
        var script = browser.request("/member").header("Accept", "application/json").build();
        assertEquals(401, browser.send(script).status());
    }

    @Test
    void events_arrive_one_by_one_and_the_feed_is_closed_at_the_end() throws Exception {
        try (var client = HttpClient.newHttpClient();
                var lines = events(client)) {
            assertEquals("retry: 2000", lines.readLine());
            var outlet = outlets.poll(10, TimeUnit.SECONDS);
            outlet.send(new Feed.Event("check", "one\ntwo"));
            assertEquals("", lines.readLine());
            assertEquals("event: check", lines.readLine());
            assertEquals("data: one", lines.readLine());
            assertEquals("data: two", lines.readLine());
            outlet.end();
            assertEquals("", lines.readLine());
            assertEquals(null, lines.readLine());
            assertTrue(feedClosed.await(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void stopping_ends_open_streams_at_once() throws Exception {
        try (var client = HttpClient.newHttpClient();
                var lines = events(client)) {
            assertEquals("retry: 2000", lines.readLine());
            var begun = System.nanoTime();
            server.close();
            assertTrue(feedClosed.await(10, TimeUnit.SECONDS));
            assertTrue(
                    System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(4),
                    "no waiting for the time-out");
        }
    }

    private BufferedReader events(HttpClient client) {
        try {
            var address = URI.create("http://127.0.0.1:" + server.port() + "/events");
            var response =
                    client.send(
                            HttpRequest.newBuilder(address).build(), BodyHandlers.ofInputStream());
            assertEquals(
                    "text/event-stream",
                    response.headers().firstValue("content-type").orElse("").split(";")[0]);
            return new BufferedReader(
                    new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void only_proxies_of_ours_say_where_somebody_comes_from() {
        assertEquals("\"127.0.0.1\"", from(browser, "10.1.2.3"), "a forged header");
        var site = new Site(Optional.empty(), new Proxies(List.of("127.0.0.1", "10.9.0.0/16")));
        var routes = List.of(get("/from", request -> new Reply.Json(request.address())));
        var plan = new WebServer.Plan(site, routes, _ -> new Reply.Missing());
        try (var behind = WebServer.start(plan, "127.0.0.1", 0).orElseThrow();
                var visitor = new Browser(behind.port())) {
            assertEquals("\"10.1.2.3\"", from(visitor, "6.6.6.6, 10.1.2.3, 10.9.0.7"));
            assertEquals("\"10.1.2.3\"", from(visitor, "6.6.6.6", "10.1.2.3"));
            assertEquals("\"10.9.0.7\"", from(visitor, "nonsense, 10.9.0.7"));
            assertEquals("\"127.0.0.1\"", from(visitor, "nonsense"));
            assertEquals("\"127.0.0.1\"", from(visitor));
        }
    }

    private static String from(Browser visitor, String... forwarded) {
        var request = visitor.request("/from");
        for (var one : forwarded) request.header("X-Forwarded-For", one);
        return visitor.send(request.build()).body();
    }

    @Test
    void a_port_that_is_taken_is_said_to_be() {
        var plan =
                new WebServer.Plan(new Site(Optional.empty()), List.of(), _ -> new Reply.Missing());
        assertTrue(WebServer.start(plan, "127.0.0.1", server.port()).isEmpty());
    }
}
