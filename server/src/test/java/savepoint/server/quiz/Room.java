package savepoint.server.quiz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import savepoint.server.Browser;
import savepoint.server.Somebody;
import savepoint.server.TestPlatform;
import savepoint.server.TestQuizzes;
import savepoint.server.content.question.Quiz;
import savepoint.server.db.Refs;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A platform with one quiz, a student who sits it and another who does not.
final class Room implements AutoCloseable {
    static final Instant DUE = Instant.parse("2026-11-14T00:00:00Z");

    final TestPlatform platform = TestPlatform.start();
    final Browser student = platform.browser(Somebody.STUDENT);
    final Browser other = platform.browser(Somebody.OTHER_STUDENT);
    final Browser instructor = platform.browser(Somebody.INSTRUCTOR);
    final String quiz = platform.term().path() + "/quizzes/week-11";

    /// Publishes a quiz by these rules, forgets every attempt, and goes to two days before it is due.
    void publish(Quiz rules) {
        TestQuizzes.publish(platform, rules, DUE);
        platform.update(
                "truncate attempt, attempt_grant, extension, audit, outage, platform_beat cascade");
        platform.update("update enrolment set time_factor = 1");
        at(DUE.minus(Duration.ofDays(2)));
    }

    void at(Instant now) {
        away(now);
        // Whoever moves the clock means that the platform was there meanwhile.
        platform.update(
                "update platform_beat set at = ?", OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
    }

    /// The same with the platform away until then.
    void away(Instant now) {
        platform.clock().set(now);
        platform.update(
                "update session set created_at = ?, seen_at = ?, expires_at = '2027-06-01'",
                OffsetDateTime.ofInstant(now, ZoneOffset.UTC),
                OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
    }

    void away(Duration time) {
        away(platform.clock().instant().plus(time));
    }

    void pass(Duration time) {
        at(platform.clock().instant().plus(time));
    }

    /// Starts as the student; the attempt's address.
    String start() {
        var answer = student.post(quiz + "/attempts", Map.of("idempotency-key", Refs.random()));
        assertEquals(303, answer.status(), answer.body());
        return answer.location();
    }

    /// An answer sent as a script sends it.
    Told answer(Browser browser, String attempt, int base, Map<String, String> fields) {
        return answer(browser, attempt, base, "tab-number-1", fields);
    }

    Told answer(Browser browser, String attempt, int base, String tab, Map<String, String> fields) {
        var all = new HashMap<>(fields);
        var question =
                fields.keySet().stream()
                        .filter(field -> field.matches("q\\d+\\..*"))
                        .findFirst()
                        .orElseThrow()
                        .replaceFirst("\\..*", "");
        all.put(question, Integer.toString(base));
        all.put("tab", tab);
        all.put("csrf", browser.csrf());
        var answer =
                browser.send(
                        browser.form(attempt + "/answers", all)
                                .header("Accept", "application/json")
                                .build());
        return new Told(
                answer.status(),
                answer.status() == 404 ? null : JsonMapper.shared().readTree(answer.body()));
    }

    /// What a script was told.
    record Told(int status, JsonNode body) {
        int version() {
            assertEquals(200, status, () -> String.valueOf(body));
            return body.at("/saved/0/version").asInt();
        }

        boolean late() {
            assertEquals(200, status, () -> String.valueOf(body));
            return body.at("/saved/0/late").asBoolean();
        }
    }

    JsonNode state(String attempt) {
        return JsonMapper.shared().readTree(student.get(attempt + "/state").body());
    }

    /// Ends what is to be ended, as the job does.
    void endOverdue() {
        platform.platform().endOverdueAttempts();
    }

    @Override
    public void close() {
        student.close();
        other.close();
        instructor.close();
        platform.close();
    }
}
