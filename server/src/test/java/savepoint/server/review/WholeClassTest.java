package savepoint.server.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import savepoint.server.db.Refs;

/// A class of thirty, with somebody who drops out at every stage.
@Tag("long")
class WholeClassTest {
    private static final Duration DAY = Duration.ofDays(1);

    private static List<String> names(int from, int to) {
        return IntStream.range(from, to).mapToObj("Student Nr%02d"::formatted).toList();
    }

    @Test
    void nobody_waits_for_ever_whoever_drops_out() {
        try (var room = new ReviewClass("{count: 3}")) {
            var everybody = names(0, 30);
            room.enrol(everybody.toArray(String[]::new));
            room.at(DAY.negated());
            // 28 and 29 never hand in; 27 may do so later than the round waits
            for (var name : names(0, 27)) room.handIn(name);
            extend(room, "Student Nr27", DAY.multipliedBy(4));
            room.drop("Student Nr26");

            // hand-ins close for everybody else, and for the last one longer than anybody is waited
            // for
            room.at(Duration.ofHours(1));
            assertTrue(room.duties("Student Nr00").isEmpty());
            room.at(DAY.multipliedBy(2));
            for (var name : names(0, 26)) assertEquals(3, room.duties(name).size(), name);
            for (var name : names(27, 30)) assertTrue(room.duties(name).isEmpty(), name);
            assertBalanced(room);
            assertEquals(
                    0L,
                    room.platform.ask(
                            """
                            select count(*) from allocation a
                              join work_member m on m.work_id = a.work_id and m.enrolment_id = a.reviewer_id
                            """));

            // 25 leaves while everybody writes; 20 to 24 never write, 18 and 19 only one, the
            // latecomer hands in
            room.drop("Student Nr25");
            room.at(DAY.multipliedBy(3));
            room.handIn("Student Nr27");
            for (var name : names(0, 18)) assertEquals(3, room.writes(name, 9), name);
            for (var name : names(18, 20)) assertEquals(1, room.writes(name, 1), name);

            // what they left goes to those who have written theirs, and the latecomer joins
            room.at(DAY.multipliedBy(7));
            int asked = room.duties("Student Nr27").size();
            assertTrue(asked >= 3, "asked " + asked);
            for (var name : names(0, 18)) room.writes(name, 9);
            assertEquals(asked, room.writes("Student Nr27", 9));

            // released: whoever is still here and handed in has reviews
            room.at(DAY.multipliedBy(9));
            for (var name : names(0, 25)) {
                assertTrue(room.got(name) >= 3, name + " got " + room.got(name));
                assertEquals(room.got(name), room.received(name).size(), name);
            }
            assertTrue(room.got("Student Nr27") >= 3);
            var none = room.browser("Student Nr28").get(room.reviews).body();
            assertTrue(none.contains("You handed nothing in"), none);

            rate(room, "Student Nr00");
            var board = room.instructor.get(room.reviews).body();
            assertTrue(board.contains("Student Nr20"), board);
            room.at(DAY.multipliedBy(12));
            assertTrue(room.browser("Student Nr00").get(room.reviews).body().contains("closed"));
            assertEquals(
                    1L,
                    room.platform.ask(
                            "select count(*) from review_event where kind = 'began' and step = 'final'"));
        }
    }

    private static void assertBalanced(ReviewClass room) {
        for (var by : List.of("work_id", "reviewer_id")) {
            var apart =
                    (Long)
                            room.platform.ask(
                                    "select max(n) - min(n) from (select count(*) as n from allocation group by "
                                            + by
                                            + ") c");
            assertTrue(apart <= 1, by + " apart by " + apart);
        }
    }

    private static void rate(ReviewClass room, String name) {
        var answer =
                room.browser(name)
                        .post(
                                room.platform.term().path()
                                        + "/received-reviews/"
                                        + room.received(name).getFirst()
                                        + "/ratings",
                                Map.of(
                                        "helpful", "5",
                                        "reply", "",
                                        "idempotency-key", Refs.random()));
        assertEquals(303, answer.status(), answer.body());
    }

    private static void extend(ReviewClass room, String name, Duration afterDue) {
        room.platform.update(
                """
                insert into extension (ref, activity_id, enrolment_id, due_at, reason, granted_by, granted_at, idempotency_key)
                select ?, a.id, e.id, ?, 'ill', 1, ?, 'extension-1'
                  from activity a, enrolment e
                 where a.slug = 'bank-transfer' and e.person_id = ?
                """,
                Refs.random(),
                OffsetDateTime.ofInstant(ReviewClass.DUE.plus(afterDue), ZoneOffset.UTC),
                OffsetDateTime.ofInstant(ReviewClass.DUE, ZoneOffset.UTC),
                room.person(name).id());
    }
}
