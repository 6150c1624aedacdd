package savepoint.server.quiz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import savepoint.server.Somebody;
import savepoint.server.TestQuizzes;
import savepoint.server.db.Refs;

/// What moves the end of an attempt without anybody touching it: extensions, outages, the list of people.
class TimeGivenTest {
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

    @Test
    void an_attempt_ends_when_the_quiz_closes_unless_it_is_extended() {
        room.publish(TestQuizzes.usual());
        room.at(Room.DUE.minus(Duration.ofMinutes(5)));
        attempt = room.start();
        assertEquals(Room.DUE, deadline(attempt));
        room.platform.update(
                """
                insert into extension (ref, activity_id, enrolment_id, due_at, reason, granted_by, granted_at, idempotency_key)
                select ?, activity_id, enrolment_id, '2026-11-14T00:10:00Z', 'ill', 1, started_at, 'k' from attempt
                """,
                Refs.random());
        assertEquals(Room.DUE.plus(Duration.ofMinutes(10)), deadline(attempt));
        room.at(Room.DUE.plus(Duration.ofMinutes(11)));
        assertEquals(
                422,
                room.student
                        .post(room.quiz + "/attempts", Map.of("idempotency-key", Refs.random()))
                        .status());
    }

    @Test
    void an_extension_lets_one_go_on_whose_time_was_up() {
        room.publish(TestQuizzes.usual());
        room.at(Room.DUE.minus(Duration.ofMinutes(5)));
        attempt = room.start();
        room.at(Room.DUE.plusSeconds(20));
        room.endOverdue();
        assertTrue(room.state(attempt).at("/ended").asBoolean());
        room.platform.update(
                """
                insert into extension (ref, activity_id, enrolment_id, due_at, reason, granted_by, granted_at, idempotency_key)
                select ?, activity_id, enrolment_id, '2026-11-14T00:10:00Z', 'ill', 1, started_at, 'k' from attempt
                """,
                Refs.random());
        assertTrue(room.student.get(attempt).body().contains("data-sitting"));
        assertFalse(room.answer(room.student, attempt, 0, Map.of("q1.choice", "rc")).late());
        room.at(Room.DUE.plus(Duration.ofMinutes(12)));
        room.endOverdue();
        assertEquals(
                "5.00",
                room.platform.ask(
                        "select points::text from answer_mark where position = 1 order by id desc limit 1"));
    }

    @Test
    void an_outage_gives_back_what_it_took() {
        room.publish(TestQuizzes.usual());
        var outages = room.platform.platform().outages();
        outages.beat();
        attempt = room.start();
        var end = deadline(attempt);
        room.away(Duration.ofSeconds(30));
        outages.beat();
        assertEquals(end, deadline(attempt), "short ones are bridged by sending again");
        room.away(Duration.ofMinutes(4));
        outages.beat();
        room.away(Duration.ofSeconds(2));
        outages.beat();
        assertEquals(end.plus(Duration.ofMinutes(4)), deadline(attempt));
        assertEquals(1L, room.platform.ask("select count(*) from outage"));
    }

    @Test
    void an_outage_that_only_the_job_that_ends_attempts_sees_gives_back_what_it_took() {
        room.publish(TestQuizzes.usual());
        room.platform.platform().outages().beat();
        attempt = room.start();
        room.away(Duration.ofMinutes(36));
        room.endOverdue();
        assertFalse(room.state(attempt).at("/ended").asBoolean());
        assertEquals(
                room.platform.clock().instant().plus(Duration.ofMinutes(35)), deadline(attempt));
    }

    @Test
    void an_outage_that_only_the_page_sees_gives_back_what_it_took() {
        room.publish(TestQuizzes.usual());
        room.platform.platform().outages().beat();
        attempt = room.start();
        room.away(Duration.ofMinutes(36));
        assertTrue(room.student.get(attempt).body().contains("data-sitting"));
        room.pass(Duration.ofMinutes(36));
        assertFalse(room.student.get(attempt).body().contains("data-sitting"));
    }

    @Test
    void a_time_factor_from_the_list_of_people_counts_at_once_too() {
        var end = deadline(attempt);
        var answer =
                room.instructor.post(
                        room.platform.term().path() + "/people/changes",
                        Map.of(
                                "what", "factor",
                                "factor", "1.5",
                                "member", TestQuizzes.enrolment(room.platform, Somebody.STUDENT)));
        assertEquals(303, answer.status(), answer.body());
        assertEquals(end.plus(Duration.ofSeconds(17 * 60 + 30)), deadline(attempt));
        var record = room.instructor.get(attempt + "/record").body();
        assertTrue(record.contains("Time factor × 1.5"), record);
        assertTrue(record.contains("by Instructor"), record);
    }
}
