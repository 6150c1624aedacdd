package savepoint.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import savepoint.server.db.Refs;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The server is killed while a student answers, as by a power cut, and started again: in real time, since the time that
/// it was away is what this is about.
@Tag("long")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class QuizKilledTest {
    private static final Pattern CHOICE =
            Pattern.compile("name=\"(q\\d+)\\.choice\" value=\"([^\"]+)\"");
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static final Duration AWAY = Duration.ofSeconds(33);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int ENOUGH = 40;

    private final List<Integer> acknowledged = new ArrayList<>();
    private final CountDownLatch enough = new CountDownLatch(ENOUGH);
    private String question;
    private String csrf;
    private final List<String> choices = new ArrayList<>();

    @Test
    void what_was_saved_is_there_what_was_lost_is_given_back_and_the_end_comes_all_the_same()
            throws Exception {
        var course = ServedCourse.shared();
        var who = course.student();
        try (var browser = new Browser(URI.create(course.address()).getPort())) {
            assertEquals(303, browser.signIn(who.getKey(), who.getValue()).status());
            var attempt = start(browser, course);
            var before = state(browser, attempt);
            var answering = Thread.ofVirtual().start(() -> answerUntilItBreaks(browser, attempt));
            enough.await();
            course.kill();
            var killed = Instant.now();
            answering.join();
            while (Instant.now().isBefore(killed.plus(AWAY))) Thread.sleep(LOOK);
            course.startAgain();

            var after = state(browser, attempt);
            int last = acknowledged.getLast();
            int standing = after.at("/versions/" + question.substring(1)).asInt();
            assertTrue(
                    standing == last || standing == last + 1,
                    "%d stands, %d was acknowledged".formatted(standing, last));
            assertEquals(
                    (long) standing,
                    course.ask(
                            "select count(*) from answer where attempt_id = (%s)"
                                    .formatted(id(attempt))));
            var given = Duration.between(deadline(before), deadline(after));
            assertFalse(given.compareTo(AWAY) < 0, () -> "given back " + given);
            assertFalse(
                    given.compareTo(Duration.between(killed, Instant.now()).plusSeconds(5)) > 0,
                    () -> "given back " + given);
            assertEquals(200, answer(browser, attempt, standing).status());

            endsThoughKilledAgain(course, attempt);
        }
    }

    private static String id(String attempt) {
        return "select id from attempt where ref = '%s'"
                .formatted(attempt.substring(attempt.lastIndexOf('/') + 1));
    }

    /// Nobody's browser is open, and the server dies a moment before the time is up.
    private static void endsThoughKilledAgain(ServedCourse course, String attempt)
            throws IOException, SQLException, InterruptedException {
        course.update(
                """
                update attempt a
                   set limit_seconds = 1 + extract(epoch from now() - started_at
                         - (select sum(t.at - t.outage_from) from attempt_time t
                             where t.attempt_id = a.id and t.kind = 'outage'))::int
                 where id = (%s)
                """
                        .formatted(id(attempt)));
        course.kill();
        course.startAgain();
        while (!Boolean.TRUE.equals(
                course.ask(
                        "select ended_at is not null from attempt where id = (%s)"
                                .formatted(id(attempt))))) Thread.sleep(LOOK);
        assertEquals(
                "time-up",
                course.ask(
                        "select kind from attempt_time where attempt_id = (%s) order by id desc limit 1"
                                .formatted(id(attempt))));
        assertEquals(
                true,
                course.ask(
                        "select count(*) > 0 from answer_mark where attempt_id = (%s)"
                                .formatted(id(attempt))));
    }

    private String start(Browser browser, ServedCourse course) throws SQLException, IOException {
        var quiz =
                course.ask(
                        """
                        select '/c/' || c.slug || '/' || t.slug || '/quizzes/week-11'
                          from term t join course c on c.id = t.course_id
                        """);
        var begun = browser.post(quiz + "/attempts", Map.of("idempotency-key", Refs.random()));
        assertEquals(303, begun.status(), begun.body());
        var page = browser.get(begun.location()).body();
        var all = new HashMap<String, List<String>>();
        CHOICE.matcher(page)
                .results()
                .forEach(found ->
                        all.computeIfAbsent(found.group(1), _ -> new ArrayList<>())
                                .add(found.group(2)));
        question = all.keySet().iterator().next();
        choices.addAll(all.get(question));
        var token = CSRF.matcher(page);
        assertTrue(token.find());
        csrf = token.group(1);
        return begun.location();
    }

    private Browser.Answer answer(Browser browser, String attempt, int base) {
        var fields =
                Map.of(
                        question,
                        Integer.toString(base),
                        question + ".choice",
                        choices.get(base % choices.size()),
                        "tab",
                        "tab-number-1",
                        "csrf",
                        csrf);
        return browser.send(
                browser.form(attempt + "/answers", fields)
                        .header("Accept", "application/json")
                        .build());
    }

    private void answerUntilItBreaks(Browser browser, String attempt) {
        int base = 0;
        while (true) {
            Browser.Answer told;
            try {
                told = answer(browser, attempt, base);
            } catch (IllegalStateException _) {
                // The server is gone.
                return;
            }
            if (told.status() != 200) return;
            base = JsonMapper.shared().readTree(told.body()).at("/saved/0/version").asInt();
            acknowledged.add(base);
            enough.countDown();
        }
    }

    private static JsonNode state(Browser browser, String attempt) {
        return JsonMapper.shared().readTree(browser.get(attempt + "/state").body());
    }

    private static Instant deadline(JsonNode state) {
        return Instant.parse(state.at("/deadline").asString());
    }
}
