package savepoint.server.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import savepoint.server.db.Refs;
import savepoint.server.grading.Bundles;

/// Reviews that come late, twice, for somebody else's hand-in, out of range, or with a script in them.
class RefusedReviewTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final ReviewClass room = new ReviewClass("{count: 1}");

    private String duty;

    @AfterAll
    static void close() {
        room.close();
    }

    @BeforeEach
    void begin() {
        room.dismiss();
        room.publish("{count: 1}");
        room.enrol("Ada Lovelace", "Ben Okri");
        room.at(DAY.negated());
        room.handIn("Ada Lovelace");
        room.handIn("Ben Okri");
        room.at(Duration.ZERO);
        duty = room.duties("Ada Lovelace").getFirst();
    }

    private long reviews() {
        return (Long) room.platform.ask("select count(*) from review");
    }

    @Test
    void after_the_release_it_is_refused_and_kept_as_a_draft() {
        room.at(DAY.multipliedBy(30));
        var answer = room.write("Ada Lovelace", duty, ReviewClass.text("15", "10"));
        assertEquals(409, answer.status());
        assertTrue(answer.body().contains("The reviews are closed"), answer.body());
        assertEquals(0, reviews());
        assertEquals(1L, room.platform.ask("select count(*) from review_draft"));
    }

    @Test
    void while_others_finish_it_is_taken_as_late_and_changed_no_more() {
        room.at(DAY.multipliedBy(5));
        room.move("begin again", "");
        assertEquals(303, room.write("Ada Lovelace", duty, ReviewClass.text("15", "10")).status());
        assertEquals(true, room.platform.ask("select late from review"));
        var again = room.write("Ada Lovelace", duty, ReviewClass.text("16", "10"));
        assertEquals(409, again.status());
        assertTrue(again.body().contains("The time to change reviews is over"), again.body());
        assertEquals(1, reviews());
    }

    @Test
    void of_a_hand_in_that_was_given_to_somebody_else_there_is_no_page() {
        assertEquals(404, room.browser("Ben Okri").get(duty).status());
        assertEquals(404, room.write("Ben Okri", duty, ReviewClass.text("15", "10")).status());
        assertEquals(404, room.browser("Ben Okri").get(duty + "/files.zip").status());
        assertEquals(
                404,
                room.browser("Ben Okri")
                        .post(duty + "/drafts", ReviewClass.text("1", "0"))
                        .status());
        assertEquals(0, reviews());
    }

    @Test
    void sent_twice_it_stands_once_and_changed_it_replaces_the_first() {
        var text = ReviewClass.text("15", "10");
        assertEquals(303, room.write("Ada Lovelace", duty, text).status());
        assertEquals(303, room.write("Ada Lovelace", duty, text).status());
        assertEquals(1, reviews());
        assertEquals(303, room.write("Ada Lovelace", duty, ReviewClass.text("18", "10")).status());
        room.at(DAY.multipliedBy(30));
        var page = room.browser("Ben Okri").get(room.reviews).body();
        assertTrue(page.contains("<b>28</b> of <b>40</b>"), page);
        assertFalse(page.contains("<b>25</b> of <b>40</b>"));
    }

    @Test
    void points_out_of_range_and_a_comment_too_short_are_named_and_the_form_stays_filled() {
        for (var points : new String[] {"20.5", "-1", "1e3", "NaN", "999999999", ""}) {
            var answer = room.write("Ada Lovelace", duty, ReviewClass.text(points, "10"));
            assertEquals(422, answer.status(), points);
            assertTrue(answer.body().contains("A clear hand-in."), answer.body());
        }
        var between = room.write("Ada Lovelace", duty, ReviewClass.text("15", "11"));
        assertEquals(422, between.status());
        assertTrue(between.body().contains("none of the choices"), between.body());
        var curt = ReviewClass.text("15", "10");
        curt.put("comment:correctness", "fine");
        var answer = room.write("Ada Lovelace", duty, curt);
        assertEquals(422, answer.status());
        assertTrue(answer.body().contains("in at least 20 characters"), answer.body());
        var lost = ReviewClass.text("15", "10");
        lost.putAll(
                Map.of(
                        "remark-file:1", "Other.java",
                        "remark-line:1", "1",
                        "remark-text:1", "here"));
        assertEquals(422, room.write("Ada Lovelace", duty, lost).status());
        lost.putAll(Map.of("remark-file:1", "PostgresBank.java", "remark-line:1", "99999"));
        assertEquals(422, room.write("Ada Lovelace", duty, lost).status());
        assertEquals(0, reviews());
    }

    @Test
    void what_is_handed_over_or_late_is_not_given_back_and_the_reason_stays() {
        assertEquals(303, room.write("Ada Lovelace", duty, ReviewClass.text("15", "10")).status());
        var done = room.giveBack("Ada Lovelace", duty, "a friend of mine");
        assertEquals(409, done.status());
        assertTrue(done.body().contains("handed this review over already"), done.body());
        assertTrue(done.body().contains("value=\"a friend of mine\""), done.body());
        var other = room.duties("Ben Okri").getFirst();
        room.at(DAY.multipliedBy(5));
        room.move("begin again", "");
        var late = room.giveBack("Ben Okri", other, "a friend of mine");
        assertEquals(409, late.status());
        assertTrue(late.body().contains("The time to write this review is over"), late.body());
        assertTrue(late.body().contains("value=\"a friend of mine\""), late.body());
        assertEquals(0L, room.platform.ask("select count(*) from allocation_end"));
    }

    @Test
    void of_a_review_and_a_return_that_cross_the_first_holds() {
        var database = room.platform.platform().database();
        var round = room.rounds().of(room.platform.term(), "bank-transfer").orElseThrow();
        long reviewer =
                (Long)
                        room.platform.ask(
                                "select id from enrolment where ref = ?",
                                room.enrolment("Ada Lovelace"));
        var ref = duty.substring(duty.lastIndexOf('/') + 1);
        var found = database.store(ReviewStore.class).find(ref, reviewer).orElseThrow();
        var reviews = new Reviews(database, new Bundles(database), room.platform.clock());
        assertEquals(303, room.giveBack("Ada Lovelace", duty, "a friend of mine").status());
        assertEquals(
                Reviews.Posting.NOT_YOURS,
                reviews.post(found, round, ReviewText.EMPTY, Refs.random()));
        assertEquals(0, reviews());

        var other = room.duties("Ben Okri").getFirst();
        assertEquals(303, room.write("Ben Okri", other, ReviewClass.text("15", "10")).status());
        var posted = other.substring(other.lastIndexOf('/') + 1);
        long allocation =
                (Long) room.platform.ask("select id from allocation where ref = ?", posted);
        long person = room.person("Ben Okri").id();
        int given =
                database.store(AllocationStore.class)
                        .giveBack(allocation, person, "late", room.platform.clock().instant());
        assertEquals(0, given);
    }

    @Test
    void a_script_in_a_comment_is_text() {
        var text = ReviewClass.text("15", "10");
        var script = "<script>alert(1)</script><img src=x onerror=alert(2)>";
        text.put("overall", script);
        text.put("comment:clarity", script);
        text.putAll(
                Map.of(
                        "remark-file:1", "PostgresBank.java",
                        "remark-line:1", "1",
                        "remark-text:1", script));
        assertEquals(303, room.write("Ada Lovelace", duty, text).status());
        var own = room.browser("Ada Lovelace").get(duty).body();
        room.at(DAY.multipliedBy(30));
        var got = room.browser("Ben Okri").get(room.reviews).body();
        var staff = room.instructor.get(duty).body();
        for (var page : new String[] {own, got, staff}) {
            assertFalse(page.contains("<script>alert"), page);
            assertFalse(page.contains("<img src=x"), page);
            assertTrue(page.contains("&lt;script&gt;alert(1)"), page);
        }
    }

    @Test
    void rows_that_are_more_than_rows_are_not_run() {
        for (var rows :
                new String[] {
                    "",
                    "delete from account;",
                    "insert into account values (1); drop table account;",
                    "insert into account values ((select 1));",
                    "insert into account values (pg_sleep(10));",
                    "insert into account select * from account;",
                    "insert into account values (1, 'a\\', 2);"
                }) {
            var answer =
                    room.browser("Ada Lovelace")
                            .post(
                                    duty + "/runs",
                                    Map.of(
                                            "on",
                                            "own",
                                            "rows",
                                            rows,
                                            "idempotency-key",
                                            Refs.random()));
            assertEquals(422, answer.status(), rows);
        }
        var run =
                room.browser("Ada Lovelace")
                        .post(
                                duty + "/runs",
                                Map.of(
                                        "on",
                                        "own",
                                        "rows",
                                        "insert into account (id, owner, balance) values (1, 'O''Neil', -3.50), (2, NULL, 0);",
                                        "idempotency-key",
                                        Refs.random()));
        assertEquals(303, run.status(), run.body());
        assertEquals(200, room.browser("Ada Lovelace").get(run.location()).status());
        assertEquals(404, room.browser("Ben Okri").get(run.location()).status());
        var ref = run.location().substring(run.location().lastIndexOf('/') + 1);
        var elsewhere = room.platform.term().path() + "/runs/" + ref;
        assertEquals(404, room.browser("Ben Okri").get(elsewhere).status());
    }
}
