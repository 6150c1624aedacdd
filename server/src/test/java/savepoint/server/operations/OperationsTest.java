package savepoint.server.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import savepoint.grader.queue.GraderBeats;
import savepoint.grader.queue.GradingReports;
import savepoint.server.Browser;
import savepoint.server.Somebody;
import savepoint.server.TestAssignments;
import savepoint.server.TestPlatform;
import savepoint.server.grading.TestGrader;
import savepoint.watch.Watchpost;

/// Watching the platform: as an administrator in the browser, as a load balancer, and as Prometheus.
class OperationsTest {
    private static final Pattern RETRY =
            Pattern.compile("action=\"(/operations/retries/[a-z2-7]+)\"");

    private static TestPlatform platform;

    @BeforeAll
    static void start() {
        platform = TestPlatform.start();
        TestAssignments.publish(platform, "bank-transfer", null);
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @BeforeEach
    void empty() {
        platform.update("delete from grading_fault");
        platform.update("delete from verdict");
        platform.update("delete from grading");
        platform.update("delete from grader_beat");
    }

    private static String page() {
        try (var admin = platform.browser(Somebody.ADMINISTRATOR)) {
            var answer = admin.get("/operations");
            assertEquals(200, answer.status(), answer::body);
            return words(answer.body());
        }
    }

    private static String words(String html) {
        return html.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    /// Fails a grading as often as it takes until it is given up.
    private static void giveUp() {
        try (var grader = new TestGrader(platform)) {
            for (int tries = 0; tries < GradingReports.MOST_TRIES; tries++)
                grader.fault(grader.claim(), "7f3a9c0211");
        }
    }

    @Test
    void what_we_gave_up_is_shown_and_graded_again_once() {
        var submission = TestAssignments.handIn(platform, "bank-transfer");
        giveUp();
        try (var admin = platform.browser(Somebody.ADMINISTRATOR)) {
            var seen = admin.get("/operations").body();
            assertTrue(words(seen).contains("One grading was given up"), seen);
            assertTrue(seen.contains("7f3a9c0211"), "the incident to look for");
            assertTrue(seen.contains("/submissions/" + submission), "the hand-in");
            var found = RETRY.matcher(seen);
            assertTrue(found.find(), seen);
            assertEquals(303, admin.post(found.group(1), Map.of()).status());
            assertEquals(303, admin.post(found.group(1), Map.of()).status());
            assertEquals(
                    2L,
                    platform.ask(
                            "select count(*) from grading g join submission s on s.id = g.submission_id where s.ref = ?",
                            submission));
            assertEquals(
                    1L,
                    platform.ask(
                            "select count(*) from audit where action = 'graded again' and subject = ?",
                            "submission " + submission));
            var after = admin.get("/operations").body();
            assertTrue(words(after).contains("Asked for again"), after);
            assertFalse(RETRY.matcher(after).find(), "it cannot be asked for twice");
        }
    }

    @Test
    void a_verdict_that_stands_is_not_graded_again() {
        TestAssignments.handIn(platform, "bank-transfer");
        var grading = (String) platform.ask("select ref from grading");
        try (var admin = platform.browser(Somebody.ADMINISTRATOR)) {
            admin.post("/operations/retries/" + grading, Map.of());
        }
        assertEquals(1L, platform.ask("select count(*) from grading"));
    }

    @Test
    void graders_say_that_they_live_and_what_troubles_them() throws Exception {
        assertTrue(page().contains("No grader is at work"));
        try (var grader = platform.postgres().grader().connect()) {
            GraderBeats.beat(grader, "1@one", 2, "3", Optional.empty());
            assertFalse(page().contains("No grader is at work"));
            assertTrue(page().contains("Waiting for work"));
            GraderBeats.beat(grader, "1@one", 2, "3", Optional.of("its clock is wrong"));
            assertTrue(page().contains("Takes nothing : its clock is wrong"), page());
            platform.update("update grader_beat set seen_at = now() - interval '1 minute'");
            assertTrue(page().contains("Silent for 60 s"), page());
            GraderBeats.end(grader, "1@one");
            assertTrue(page().contains("No grader has been heard of"));
        }
    }

    @Test
    void administrators_find_it_from_their_first_page_and_others_do_not() {
        try (var admin = platform.browser(Somebody.ADMINISTRATOR);
                var instructor = platform.browser(Somebody.INSTRUCTOR)) {
            assertTrue(admin.get("/").body().contains("href=\"/operations\""));
            assertFalse(instructor.get("/").body().contains("href=\"/operations\""));
            assertEquals(404, instructor.get("/operations").status());
        }
    }

    @Test
    void a_load_balancer_is_told_when_to_stay_away() {
        try (var other = TestPlatform.start();
                var probe = other.browser()) {
            assertEquals(200, probe.get("/health").status());
            assertEquals(200, probe.get("/health/ready").status());
            other.platform().readiness().stop();
            var told = probe.get("/health/ready");
            assertEquals(503, told.status());
            assertTrue(told.body().contains("stopping"), told.body());
            assertEquals(200, probe.get("/health/live").status(), "it still answers");
            assertEquals(200, probe.get("/sign-in").status(), "also people");
        }
    }

    @Test
    void figures_tell_of_requests_by_route_and_of_the_queue() throws Exception {
        TestAssignments.handIn(platform, "bank-transfer");
        try (Browser student = platform.browser(Somebody.STUDENT)) {
            student.get(platform.term().path() + "/assignments/bank-transfer");
            student.get("/nowhere/at/all");
        }
        var figures = figures();
        assertTrue(
                figures.contains(
                        "savepoint_http_requests_total{method=\"GET\",route=\"/c/{course}/{term}/assignments/{assignment}\",status=\"200\"}"),
                figures);
        assertTrue(figures.contains("route=\"none\",status=\"404\""), figures);
        assertFalse(figures.contains("nowhere"), "what people type is no label");
        assertTrue(figures.contains("savepoint_queue_length{state=\"live\"} 1.0"), figures);
        assertTrue(figures.contains("savepoint_graders 0.0"), figures);
        assertTrue(figures.contains("savepoint_database_up 1.0"), figures);
        assertTrue(figures.contains("jvm_memory_used_bytes"), figures);
    }

    @Test
    void figures_are_not_on_the_port_that_people_use() {
        try (var admin = platform.browser(Somebody.ADMINISTRATOR)) {
            assertEquals(404, admin.get("/metrics").status());
        }
    }

    private static String figures() throws IOException, InterruptedException {
        var nowhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (var post =
                        Watchpost.open(
                                nowhere,
                                platform.platform().readiness()::trouble,
                                platform.platform().metrics().registry());
                var client = HttpClient.newHttpClient()) {
            assertEquals("ready\n", ask(client, post, "/health/ready").body());
            assertEquals(404, ask(client, post, "/metrics/more").statusCode());
            return ask(client, post, "/metrics").body();
        }
    }

    private static HttpResponse<String> ask(HttpClient client, Watchpost post, String path)
            throws IOException, InterruptedException {
        var address = URI.create("http://127.0.0.1:" + post.port() + path);
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    @Test
    void every_reply_says_by_which_id_the_logs_know_its_request() {
        try (var browser = platform.browser()) {
            var first = browser.get("/sign-in").header("x-request-id");
            assertTrue(first.matches("[a-z2-7]{16}"), first);
            var invented =
                    browser.send(
                            browser.request("/sign-in")
                                    .header("X-Request-Id", "invented-by-me")
                                    .build());
            assertTrue(
                    invented.header("x-request-id").matches("[a-z2-7]{16}"),
                    "only a proxy of ours is believed");
        }
    }
}
