package savepoint.server.quiz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import savepoint.server.TestQuizzes;
import savepoint.server.db.Refs;

/// What is posted by somebody who wants more than the page offers: the answer is clear, and no points change.
class HostilePostsTest {
    private static Room room;

    private String attempt;
    private String marks;

    @BeforeAll
    static void open() {
        room = new Room();
    }

    @AfterAll
    static void close() {
        room.close();
    }

    /// An attempt that ran out of time with one right answer, three days ago.
    @BeforeEach
    void sitAndLeave() {
        room.publish(TestQuizzes.usual());
        attempt = room.start();
        room.answer(room.student, attempt, 0, Map.of("q5.text", "rollback"));
        room.pass(Duration.ofMinutes(36));
        room.endOverdue();
        room.pass(Duration.ofDays(3));
        marks = marks();
        assertEquals("5.00", points());
    }

    private static String marks() {
        return (String)
                room.platform.ask(
                        """
                        select string_agg(id || ' ' || position || ' ' || coalesce(answer_version::text, '-')
                                          || ' ' || coalesce(points::text, '-'), '; ' order by id) from answer_mark
                        """);
    }

    private static String points() {
        return (String) room.platform.ask("select sum(points)::text from answer_mark");
    }

    private void assertNothingEarned() {
        room.endOverdue();
        assertEquals(marks, marks());
        var review = room.student.get(attempt).body();
        assertTrue(review.contains("<b>5</b>") || review.contains("to be marked"), review);
    }

    @Test
    void long_after_the_deadline_answers_are_kept_as_late() {
        var right = Map.of("q1.choice", "rc");
        assertTrue(room.answer(room.student, attempt, 0, right).late());
        assertTrue(room.answer(room.student, attempt, 0, right).late(), "and the second time");
        assertEquals(
                2L, room.platform.ask("select count(*) from answer"), "once, beside the first");
        assertTrue(
                room.answer(room.student, attempt, 1, Map.of("q5.text", "abort")).late(),
                "what counted stays what counts");
        var form = Map.of("q3", "0", "q3.choice", "true", "then", "hand-in");
        assertEquals(attempt, room.student.post(attempt + "/answers", form).location());
        assertTrue(room.student.get(attempt).body().contains("does not count unless"));
        room.student.post(attempt + "/hand-in", Map.of());
        assertNothingEarned();
    }

    @Test
    void another_students_attempt_is_not_there() {
        for (var base : List.of(0, 1)) {
            var told = room.answer(room.other, attempt, base, Map.of("q1.choice", "rc"));
            assertEquals(404, told.status());
        }
        assertEquals(404, room.other.get(attempt + "/state").status());
        assertEquals(404, room.other.post(attempt + "/hand-in", Map.of()).status());
        var nobodys = attempt.replaceFirst("[a-z2-7]{16}$", Refs.random());
        assertEquals(
                404, room.answer(room.student, nobodys, 0, Map.of("q1.choice", "rc")).status());
        var elsewhere = attempt.replace("week-11", "week-12");
        assertEquals(
                404, room.answer(room.student, elsewhere, 0, Map.of("q1.choice", "rc")).status());
        var staff =
                room.instructor.post(attempt + "/answers", Map.of("q1", "0", "q1.choice", "rc"));
        assertEquals(403, staff.status(), "those who teach accept answers, they give none");
        assertEquals(1L, room.platform.ask("select count(*) from answer"));
        assertNothingEarned();
    }

    @Test
    void a_question_that_was_not_drawn_is_refused_by_name() {
        for (var field : List.of("q10.choice", "q0.choice", "q9999.text")) {
            var told = room.answer(room.student, attempt, 0, Map.of(field, "rc"));
            assertEquals(422, told.status(), field);
            assertTrue(
                    told.body().at("/problems/0").asString().endsWith("is none of yours."),
                    () -> String.valueOf(told.body()));
        }
        assertEquals(1L, room.platform.ask("select count(*) from answer"));
        assertNothingEarned();
    }

    @Test
    void a_forged_seed_draws_nothing_and_a_form_sent_twice_starts_once() {
        var drawn = drawn(1);
        var forged =
                Map.of(
                        "idempotency-key", Refs.random(),
                        "seed", "42",
                        "number", "7",
                        "version", "1",
                        "started-at", "2026-01-01T00:00:00Z",
                        "limit", "999999",
                        "enrolment", "1");
        room.platform.update(
                "update activity set due_at = due_at + interval '9 days' where kind = 'quiz'");
        var second = room.student.post(room.quiz + "/attempts", forged);
        assertEquals(303, second.status());
        assertEquals(
                second.location(), room.student.post(room.quiz + "/attempts", forged).location());
        assertEquals(2L, room.platform.ask("select count(*) from attempt"));
        assertEquals(
                0L,
                room.platform.ask(
                        "select count(*) from attempt where seed = 42 or number = 7 or limit_seconds <> 2100"));
        var seeds =
                Map.of(
                        "q5.text", "abort",
                        "seed", "42",
                        "points", "1000",
                        "accepted", "true",
                        "sitting", "0");
        assertTrue(room.answer(room.student, attempt, 1, seeds).late());
        assertEquals(drawn, drawn(1), "what was drawn stays");
        assertEquals(
                0L, room.platform.ask("select count(*) from answer_acceptance"), "nobody accepted");
        assertNothingEarned();
    }

    private static Object drawn(int number) {
        return room.platform.ask(
                """
                select string_agg(q.drawn::text, ' ' order by q.position)
                  from attempt_question q join attempt a on a.id = q.attempt_id where a.number = ?
                """,
                number);
    }

    @Test
    void hostile_posts_get_a_clear_answer_and_change_no_points() {
        room.publish(TestQuizzes.usual());
        attempt = room.start();
        assertEquals(404, room.answer(room.other, attempt, 0, Map.of("q1.choice", "rc")).status());
        assertEquals(404, room.other.get(attempt).status());
        assertEquals(404, room.other.post(attempt + "/hand-in", Map.of()).status());
        for (var forged :
                List.of(
                        Map.of("q1.choice", "nothing-like-it"),
                        Map.of("q10.choice", "rc"),
                        Map.of("q0.text", "x"),
                        Map.of("q6.pair.a", "rc"),
                        Map.of("q7.rank.p", "first"),
                        Map.of("q2.choice", "rc"))) {
            var told = room.answer(room.student, attempt, 0, forged);
            assertEquals(422, told.status(), () -> forged.toString());
            assertNotEquals(0, told.body().at("/problems").size());
        }
        var huge = Map.of("q9.text", "x".repeat(400_000));
        assertNotEquals(200, room.answer(room.student, attempt, 0, huge).status());
        assertEquals(0L, room.platform.ask("select count(*) from answer"));

        var key = Map.of("idempotency-key", Refs.random(), "seed", "1", "number", "7");
        room.student.post(attempt + "/hand-in", Map.of());
        var second = room.student.post(room.quiz + "/attempts", key);
        assertEquals(second.location(), room.student.post(room.quiz + "/attempts", key).location());
        assertEquals(2L, room.platform.ask("select count(*) from attempt"));
        assertNotEquals(1L, room.platform.ask("select seed from attempt where number = 2"));
        room.student.post(second.location() + "/hand-in", Map.of());
        room.student.post(second.location() + "/hand-in", Map.of());
        assertEquals(18L, room.platform.ask("select count(*) from answer_mark"));
        var third =
                room.student.post(
                        room.quiz + "/attempts", Map.of("idempotency-key", Refs.random()));
        assertEquals(422, third.status());
        assertTrue(third.body().contains("All attempts are used"), third.body());
    }
}
