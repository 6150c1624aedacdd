package savepoint.server.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import savepoint.server.db.Refs;

/// Rounds of peer review by the clock, through the pages.
class RoundTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final ReviewClass room = new ReviewClass("{count: 2}");

    @AfterAll
    static void close() {
        room.close();
    }

    @BeforeEach
    void begin() {
        room.dismiss();
        room.publish("{count: 2}");
    }

    private void three() {
        room.enrol("Ada Lovelace", "Ben Okri", "Chen Wei");
        room.at(DAY.negated());
        for (var name : List.of("Ada Lovelace", "Ben Okri", "Chen Wei")) room.handIn(name);
    }

    @Test
    void three_students_review_each_other_and_read_it_when_it_is_released() {
        three();
        assertTrue(room.duties("Ada Lovelace").isEmpty());
        room.at(Duration.ZERO);
        for (var name : List.of("Ada Lovelace", "Ben Okri", "Chen Wei")) {
            assertEquals(2, room.duties(name).size());
            assertEquals(2, room.writes(name, 9));
        }
        room.at(DAY.multipliedBy(4));
        assertTrue(room.received("Ada Lovelace").isEmpty());

        room.at(DAY.multipliedBy(5));
        // nothing was left, so nobody waits for what others would write
        var received = room.received("Ada Lovelace");
        assertEquals(2, received.size());
        var page = room.browser("Ada Lovelace").get(room.reviews).body();
        assertTrue(page.contains("<b>25</b> of <b>40</b>"), page);

        var rated =
                room.browser("Ada Lovelace")
                        .post(
                                room.platform.term().path()
                                        + "/received-reviews/"
                                        + received.getFirst()
                                        + "/ratings",
                                Map.of(
                                        "helpful", "4",
                                        "reply", "Thank you!",
                                        "idempotency-key", Refs.random()));
        assertEquals(303, rated.status(), rated.body());
        long told =
                List.of("Ben Okri", "Chen Wei").stream()
                        .flatMap(name ->
                                room.duties(name).stream()
                                        .map(duty -> room.browser(name).get(duty).body()))
                        .filter(body -> body.contains("Thank you!"))
                        .count();
        assertEquals(1, told);

        room.at(DAY.multipliedBy(8));
        assertTrue(room.browser("Ada Lovelace").get(room.reviews).body().contains("closed"));
    }

    @Test
    void what_some_left_is_written_by_others_and_then_released() {
        three();
        room.enrol("Dora Maar");
        room.handIn("Dora Maar");
        room.at(Duration.ZERO);
        for (var name : List.of("Ada Lovelace", "Ben Okri", "Chen Wei")) room.writes(name, 9);

        room.at(DAY.multipliedBy(5));
        var page = room.browser("Ada Lovelace").get(room.reviews).body();
        assertTrue(room.received("Ada Lovelace").isEmpty(), page);
        int written = 0;
        for (var name : List.of("Ada Lovelace", "Ben Okri", "Chen Wei"))
            written += room.writes(name, 9);
        assertTrue(written > 0);
        room.at(DAY.multipliedBy(7));
        for (var name : List.of("Ada Lovelace", "Ben Okri", "Chen Wei", "Dora Maar"))
            assertEquals(2, room.got(name), name);
        assertEquals(2, room.received("Dora Maar").size());
    }

    @Test
    void two_students_review_each_other_and_one_alone_waits_for_nobody() {
        room.enrol("Ada Lovelace", "Ben Okri");
        room.at(DAY.negated());
        room.handIn("Ada Lovelace");
        room.handIn("Ben Okri");
        room.at(Duration.ZERO);
        assertEquals(1, room.duties("Ada Lovelace").size());
        assertEquals(1, room.duties("Ben Okri").size());

        begin();
        room.enrol("Ada Lovelace");
        room.at(DAY.negated());
        room.handIn("Ada Lovelace");
        room.at(Duration.ZERO);
        var page = room.browser("Ada Lovelace").get(room.reviews).body();
        assertTrue(page.contains("No review was written of your work"), page);
    }

    @Test
    void an_instructor_begins_pauses_extends_and_goes_back() {
        three();
        assertEquals(303, room.move("begin writing", "").status());
        assertEquals(2, room.duties("Ada Lovelace").size());
        assertEquals(303, room.move("pause", "").status());
        room.at(DAY.multipliedBy(20));
        assertTrue(room.received("Ada Lovelace").isEmpty());
        assertEquals(1, room.writes("Ada Lovelace", 1));
        assertEquals(303, room.move("resume", "").status());
        assertEquals(422, room.move("extend", "").status());
        assertEquals(303, room.move("extend", "2026-09-25T12:00").status());
        assertEquals(303, room.move("draw", "").status());
        assertEquals(303, room.move("begin appeals", "").status());
        assertFalse(room.browser("Ben Okri").get(room.reviews).body().contains("wait for you"));
        assertEquals(303, room.move("begin writing", "").status());
        assertTrue(room.writes("Ben Okri", 9) > 0);
        var audits = room.platform.ask("select count(*) from audit where action like 'reviews: %'");
        assertTrue((Long) audits >= 7, "audited: " + audits);
    }

    @Test
    void whoever_knows_the_author_gives_it_back_and_whom_staff_keep_apart_never_meets() {
        three();
        room.enrol("Dora Maar");
        room.handIn("Dora Maar");
        var apart = room.keepApart("Ada Lovelace", "Ben Okri", "siblings");
        assertEquals(303, apart.status(), apart.body());
        room.at(Duration.ZERO);
        assertEquals(
                0L,
                room.platform.ask(
                        """
                        select count(*)
                          from allocation a
                          join work_member m on m.work_id = a.work_id
                          join enrolment o on o.id = m.enrolment_id
                          join enrolment r on r.id = a.reviewer_id
                         where (o.person_id, r.person_id) in ((?, ?), (?, ?))
                        """,
                        room.person("Ada Lovelace").id(),
                        room.person("Ben Okri").id(),
                        room.person("Ben Okri").id(),
                        room.person("Ada Lovelace").id()));

        var duties = room.duties("Chen Wei");
        var back = room.giveBack("Chen Wei", duties.getFirst(), "my flatmate");
        assertEquals(303, back.status(), back.body());
        assertFalse(room.duties("Chen Wei").contains(duties.getFirst()));
        assertEquals(404, room.browser("Chen Wei").get(duties.getFirst()).status());
    }

    @Test
    void two_hand_ins_are_given_back_at_most_and_instructors_read_why() {
        three();
        room.enrol("Dora Maar", "Eva Hesse");
        room.handIn("Dora Maar");
        room.handIn("Eva Hesse");
        room.at(Duration.ZERO);
        for (var reason : List.of("my flatmate", "I know the style")) {
            var duties = room.duties("Chen Wei");
            assertEquals(2, duties.size(), "another came in its place");
            assertEquals(
                    303, room.giveBack("Chen Wei", duties.getFirst(), reason).status(), reason);
        }
        assertEquals(2, room.duties("Chen Wei").size());
        var third = room.duties("Chen Wei").getLast();
        var refused = room.giveBack("Chen Wei", third, "my own <sister>");
        assertEquals(409, refused.status());
        assertTrue(refused.body().contains("You have given back 2 hand-ins"), refused.body());
        assertTrue(refused.body().contains("value=\"my own &lt;sister&gt;\""), refused.body());
        assertEquals(2, room.duties("Chen Wei").size());

        var board = room.instructor.get(room.reviews).body();
        assertTrue(board.contains("Given back by their reviewers"), board);
        assertTrue(board.contains("my flatmate") && board.contains("I know the style"), board);
        assertEquals(
                List.of(0), List.copyOf(room.facts().returned().values()), "the share is whole");
    }

    @Test
    void what_nothing_came_in_the_place_of_stays_part_of_the_share_unless_staff_see_why() {
        room.enrol("Ada Lovelace", "Ben Okri");
        room.at(DAY.negated());
        room.handIn("Ada Lovelace");
        room.handIn("Ben Okri");
        room.at(Duration.ZERO);
        var duty = room.duties("Ada Lovelace").getFirst();
        assertEquals(422, room.giveBack("Ada Lovelace", duty, " ").status());
        assertEquals(303, room.giveBack("Ada Lovelace", duty, "my brother").status());
        assertTrue(room.duties("Ada Lovelace").isEmpty());
        assertEquals(1, room.writes("Ben Okri", 9));
        room.at(DAY.multipliedBy(5));
        room.at(DAY.multipliedBy(7));
        var points = room.browser("Ada Lovelace").get(room.assignment + "/points").body();
        assertTrue(points.contains("0 of 1 done, 1 given back"), points);

        var alone = room.keepApart("Ada Lovelace", "Ada Lovelace", "brother and sister");
        assertEquals(422, alone.status());
        assertTrue(alone.body().contains("value=\"brother and sister\""), alone.body());
        var chosen = "value=\"%s\" selected=\"selected\"".formatted(room.enrolment("Ada Lovelace"));
        assertTrue(alone.body().contains(chosen), alone.body());
        assertEquals(
                303, room.keepApart("Ada Lovelace", "Ben Okri", "brother and sister").status());
        assertTrue(room.instructor.get(room.reviews).body().contains(", kept apart"));
        var after = room.browser("Ada Lovelace").get(room.assignment + "/points").body();
        assertTrue(after.contains("no review was asked for"), after);
    }
}
