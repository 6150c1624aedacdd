package savepoint.server.quiz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import savepoint.server.Somebody;
import savepoint.server.TestQuizzes;
import savepoint.server.db.Refs;

/// What those who teach do about attempts.
class ProctorTest {
    private static Room room;
    private String attempt;

    @BeforeAll
    static void open() {
        room = new Room();
    }

    @AfterAll
    static void close() {
        room.close();
    }

    @BeforeEach
    void start() {
        room.publish(TestQuizzes.usual());
        attempt = room.start();
    }

    private static Instant deadline(String attempt) {
        return Instant.parse(room.state(attempt).at("/deadline").asString());
    }

    private static long audited(String action) {
        return (Long) room.platform.ask("select count(*) from audit where action = ?", action);
    }

    private static Map<String, String> minutes(int minutes) {
        return Map.of(
                "minutes", Integer.toString(minutes),
                "reason", "fire alarm",
                "idempotency-key", Refs.random());
    }

    @Test
    void extra_time_is_given_once_and_only_while_it_runs() {
        var end = deadline(attempt);
        var form = minutes(5);
        assertEquals(303, room.instructor.post(attempt + "/record/extra-time", form).status());
        assertEquals(303, room.instructor.post(attempt + "/record/extra-time", form).status());
        assertEquals(end.plus(Duration.ofMinutes(5)), deadline(attempt));
        assertEquals(1, audited("gave extra time"));
        room.instructor.post(room.quiz + "/room/extra-time", minutes(2));
        assertEquals(end.plus(Duration.ofMinutes(7)), deadline(attempt));
        var record = room.instructor.get(attempt + "/record").body();
        assertTrue(record.contains("5 minutes more"), record);
        assertTrue(record.contains("fire alarm"));

        room.pass(Duration.ofHours(1));
        room.endOverdue();
        var late = room.instructor.post(attempt + "/record/extra-time", minutes(5));
        assertEquals(422, late.status());
        assertTrue(late.body().contains("you can reopen it"), late.body());
        var unsaid = room.instructor.post(attempt + "/record/reopening", Map.of("minutes", "5"));
        assertEquals(422, unsaid.status());
    }

    @Test
    void the_room_shows_who_is_where() {
        room.answer(room.student, attempt, 0, Map.of("q5.text", "rollback"));
        var page = room.instructor.get(room.quiz + "/room").body();
        assertTrue(page.contains("<b>1</b> sitting now"), page);
        assertTrue(page.contains("1 of 9"));
        assertTrue(page.contains("question 5"));
        assertTrue(page.contains("35:00"));
        assertTrue(page.contains("not started"));
        try (var assistant = room.platform.browser(Somebody.ASSISTANT)) {
            assertFalse(assistant.get(room.quiz + "/room").body().contains("Give more time"));
        }
    }

    @Test
    void a_reopened_attempt_runs_for_its_own_time_and_is_marked_again() {
        room.answer(room.student, attempt, 0, Map.of("q1.choice", "rr"));
        room.student.post(attempt + "/hand-in", Map.of());
        assertTrue(room.answer(room.student, attempt, 1, Map.of("q1.choice", "rc")).late());
        room.pass(Duration.ofHours(2));
        var form = minutes(10);
        assertEquals(303, room.instructor.post(attempt + "/record/reopening", form).status());
        room.instructor.post(attempt + "/record/reopening", form);
        assertEquals(
                room.platform.clock().instant().plus(Duration.ofMinutes(10)), deadline(attempt));
        assertEquals(1, audited("reopened attempt"));
        assertFalse(room.answer(room.student, attempt, 2, Map.of("q5.text", "rollback")).late());
        room.pass(Duration.ofMinutes(11));
        room.endOverdue();
        assertEquals(
                "5.00",
                room.platform.ask(
                        """
                        select sum(points)::text from (
                            select distinct on (position) points from answer_mark order by position, id desc) m
                        """),
                "what was sent while it was closed does not count");
    }

    @Test
    void staff_accept_what_came_late() {
        room.student.post(attempt + "/hand-in", Map.of());
        room.answer(room.student, attempt, 0, Map.of("q5.text", "rollback"));
        var record = room.instructor.get(attempt + "/record").body();
        assertTrue(record.contains("Let it count"), record);
        var none = Map.of("question", "5", "version", "7", "reason", "tunnel");
        assertEquals(422, room.instructor.post(attempt + "/record/acceptances", none).status());
        var form = Map.of("question", "5", "version", "1", "reason", "tunnel");
        room.instructor.post(attempt + "/record/acceptances", form);
        room.instructor.post(attempt + "/record/acceptances", form);
        assertEquals(1, audited("accepted late answer"));
        assertEquals(
                "5.00",
                room.platform.ask(
                        "select points::text from answer_mark where position = 5 order by id desc limit 1"));
        assertFalse(room.student.get(attempt).body().contains("came after the end"));

        record = room.instructor.get(attempt + "/record").body();
        assertTrue(record.contains("Late, counted all the same"), record);
        var back = new HashMap<>(form);
        back.put("reason", " ");
        assertEquals(422, room.instructor.post(attempt + "/record/withdrawals", back).status());
        back.put("reason", "wrong student");
        room.instructor.post(attempt + "/record/withdrawals", back);
        room.instructor.post(attempt + "/record/withdrawals", back);
        assertEquals(1, audited("took back late answer"));
        var points =
                "select points::text from answer_mark where position = 5 order by id desc limit 1";
        assertEquals("0.00", room.platform.ask(points));
        room.instructor.post(attempt + "/record/acceptances", form);
        assertEquals("5.00", room.platform.ask(points));
    }

    @Test
    void an_essay_is_marked_by_its_rubric() {
        room.answer(room.student, attempt, 0, Map.of("q9.text", "Because of locks."));
        room.student.post(attempt + "/hand-in", Map.of());
        assertTrue(room.instructor.get(room.quiz + "/room").body().contains("to be marked"));
        var much = Map.of("question", "9", "criterion.locks", "6");
        assertEquals(422, room.instructor.post(attempt + "/record/marks", much).status());
        var other = Map.of("question", "1", "criterion.locks", "3");
        assertEquals(422, room.instructor.post(attempt + "/record/marks", other).status());
        var form = Map.of("question", "9", "criterion.locks", "3,5", "note", "And bloat?");
        assertEquals(303, room.instructor.post(attempt + "/record/marks", form).status());
        var review = room.student.get(attempt).body();
        assertTrue(review.contains("<b>3.5</b> of 45 points"), review);
        assertTrue(review.contains("Instructor: And bloat?"), review);
        assertEquals(1, audited("marked answer"));
    }

    @Test
    void what_was_typed_comes_back_with_each_form_that_is_refused() {
        room.answer(room.student, attempt, 0, Map.of("q5.text", "rollback"));
        var tooLong = Map.of("minutes", "90000", "reason", "a long story");
        assertKept(attempt + "/record/extra-time", tooLong, "90000", "a long story");
        assertKept(room.quiz + "/room/extra-time", tooLong, "90000", "a long story");
        room.answer(room.student, attempt, 0, Map.of("q9.text", "Because of locks."));
        room.student.post(attempt + "/hand-in", Map.of());
        room.answer(room.student, attempt, 1, Map.of("q5.text", "abort"));
        assertKept(attempt + "/record/reopening", tooLong, "90000", "a long story");
        assertKept(
                attempt + "/record/acceptances",
                Map.of("question", "5", "version", "9", "reason", "the tunnel"),
                "the tunnel");
        assertKept(
                attempt + "/record/marks",
                Map.of("question", "9", "criterion.locks", "7,25", "note", "Much to say"),
                "7,25",
                "Much to say");
        var note = "x".repeat(2001);
        assertKept(
                attempt + "/record/marks",
                Map.of("question", "9", "criterion.locks", "3", "note", note),
                note,
                "2001 characters");
        var student =
                room.quiz + "/students/" + TestQuizzes.enrolment(room.platform, Somebody.STUDENT);
        assertKept(
                student + "/time-factor",
                Map.of("factor", "0.25", "reason", "a certificate"),
                "value=\"0.25\"",
                "a certificate",
                "Time factor <b>1</b>");
        assertKept(student + "/attempts", Map.of("more", "77", "reason", "flu"), "77", "flu");
        assertEquals(0, audited("marked answer"));
    }

    private static void assertKept(String form, Map<String, String> fields, String... typed) {
        var refused = room.instructor.post(form, fields);
        assertEquals(422, refused.status(), form);
        for (var one : typed) assertTrue(refused.body().contains(one), form + ": " + one);
    }

    @Test
    void who_marks_an_answer_learns_of_a_mark_that_somebody_else_gave_meanwhile() {
        room.answer(room.student, attempt, 0, Map.of("q9.text", "Because of locks."));
        room.student.post(attempt + "/hand-in", Map.of());
        var marks = attempt + "/record/marks";
        try (var assistant = room.platform.browser(Somebody.ASSISTANT)) {
            var first = Map.of("question", "9", "criterion.locks", "2", "based-on", "0");
            assertEquals(303, assistant.post(marks, first).status());
            assertEquals(303, assistant.post(marks, first).status(), "the same form twice");
        }
        var second = new HashMap<>(Map.of("question", "9", "criterion.locks", "4"));
        second.put("based-on", "0");
        var refused = room.instructor.post(marks, second);
        assertEquals(422, refused.status());
        assertTrue(refused.body().contains("has marked it meanwhile: 2 points"), refused.body());
        assertTrue(refused.body().contains("value=\"4\""), "what was typed stays");
        assertEquals(1, audited("marked answer"));
        var seen = Pattern.compile("name=\"based-on\" value=\"(\\d+)\"").matcher(refused.body());
        assertTrue(seen.find());
        second.put("based-on", seen.group(1));
        assertEquals(303, room.instructor.post(marks, second).status());
        assertEquals(2, audited("marked answer"));
    }

    @Test
    void a_time_factor_counts_at_once_and_more_attempts_can_be_given() {
        var end = deadline(attempt);
        var path =
                room.quiz + "/students/" + TestQuizzes.enrolment(room.platform, Somebody.STUDENT);
        var wrong = Map.of("factor", "0.5", "reason", "x");
        assertEquals(422, room.instructor.post(path + "/time-factor", wrong).status());
        room.instructor.post(path + "/time-factor", Map.of("factor", "2", "reason", "certificate"));
        assertEquals(end.plus(Duration.ofMinutes(35)), deadline(attempt));
        assertEquals(1, audited("set time factor"));

        for (int i = 0; i < 2; i++) {
            room.student.post(attempt + "/hand-in", Map.of());
            var again =
                    room.student.post(
                            room.quiz + "/attempts", Map.of("idempotency-key", Refs.random()));
            if (i == 0) attempt = again.location();
            else assertEquals(422, again.status());
        }
        var form = Map.of("more", "1", "reason", "ill", "idempotency-key", Refs.random());
        room.instructor.post(path + "/attempts", form);
        room.instructor.post(path + "/attempts", form);
        assertTrue(room.instructor.get(path).body().contains("1 attempt left"));
        var back = Map.of("more", "-1", "reason", "by mistake", "idempotency-key", Refs.random());
        assertEquals(303, room.instructor.post(path + "/attempts", back).status());
        assertEquals(303, room.instructor.post(path + "/attempts", back).status());
        assertTrue(room.instructor.get(path).body().contains("0 attempts left"));
        var tooMany = Map.of("more", "-1", "reason", "more", "idempotency-key", Refs.random());
        assertEquals(422, room.instructor.post(path + "/attempts", tooMany).status());
        var again = Map.of("more", "1", "reason", "ill", "idempotency-key", Refs.random());
        room.instructor.post(path + "/attempts", again);
        assertEquals(
                303,
                room.student
                        .post(room.quiz + "/attempts", Map.of("idempotency-key", Refs.random()))
                        .status());
    }

    @Test
    void a_preview_draws_by_any_seed_and_keeps_nothing() {
        var one = room.instructor.get(room.quiz + "/preview?seed=42").body();
        assertEquals(
                questions(one),
                questions(room.instructor.get(room.quiz + "/preview?seed=42").body()));
        assertTrue(one.contains("Seed 42"));
        assertEquals(1L, room.platform.ask("select count(*) from attempt"));
        assertEquals(403, room.student.get(room.quiz + "/preview").status());
    }

    private static String questions(String page) {
        return page.substring(page.indexOf("sitting-questions"), page.indexOf("</main>"));
    }
}
