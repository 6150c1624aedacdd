package savepoint.server.points;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import savepoint.grader.bundle.Points;
import savepoint.grader.bundle.PointsPolicy;
import savepoint.grader.bundle.PointsPolicy.Part;
import savepoint.grader.bundle.PointsPolicy.PeersBy;
import savepoint.grader.bundle.PointsPolicy.TooFew;
import savepoint.grader.bundle.PointsPolicy.Unwritten;
import savepoint.server.assignment.Assignment;
import savepoint.server.deadline.Lateness;

/// What students read of where their points come from, word by word.
class ReckonTest {
    private static final PointsPolicy USUAL = PointsPolicy.USUAL;

    @Test
    void each_line_says_where_its_points_come_from() {
        assertEquals(
                "Instructor 51 of 60: checks 36 of 40 (refuses-overdraft failed, −4), design 15 of 20, by B. Osei."
                        + " Peers 34 of 40: median of 3 reviews (30, 34, 38)."
                        + " Reviewing 50 of 50: 3 of 3 done in time."
                        + " Late: 1 day, covered by a free day."
                        + " Total 135 of 150.",
                text(USUAL, new Lateness.Covered(1), reviews(38, 30, 34), written(3, 3)));
    }

    @Test
    void a_penalty_is_taken_from_the_parts_that_the_policy_names() {
        var late = new Lateness.Costs(3, 1, number(20));
        var said = reckon(USUAL, late, reviews(30, 34, 38), written(3, 3));
        assertEquals(
                "Late: 3 days, 1 of them free, −20 % of instructor and peers, −17.",
                said.lines().getLast().toString());
        assertEquals(0, said.total().compareTo(number(118)));
        var all = withLate(Set.of(Part.values()));
        assertEquals(
                "Late: 3 days, 1 of them free, −20 % of instructor and peers and reviewing, −27.",
                reckon(all, late, reviews(30, 34, 38), written(3, 3)).lines().getLast().toString());
        assertEquals(
                "Late: 5 days, later than the course takes: instructor and peers earn nothing, −85.",
                reckon(USUAL, new Lateness.TooLate(5), reviews(34), written(3, 3))
                        .lines()
                        .getLast()
                        .toString());
    }

    @Test
    void mean_and_estimate_say_so() {
        assertPeers(
                "Peers 33 of 40: mean of 2 reviews (28, 38).", by(PeersBy.MEAN), reviews(38, 28));
        assertPeers("Peers 33 of 40: median of 2 reviews (28, 38).", USUAL, reviews(38, 28));
        var estimated =
                new Facts.Received(
                        List.of(number(28), number(38)),
                        Optional.of(decimal("35.256")),
                        List.of(),
                        Optional.empty());
        assertPeers(
                "Peers 35.26 of 40: 2 reviews (28, 38), allowing for how their writers judge.",
                by(PeersBy.ESTIMATE),
                estimated);
        assertPeers(
                "Peers 28 of 40: median of 1 review (28), since there is no estimate.",
                by(PeersBy.ESTIMATE),
                reviews(28));
    }

    @Test
    void what_staff_set_goes_before_what_reviews_gave() {
        assertPeers(
                "Peers 39 of 40: set by staff; 2 reviews (28, 38).",
                USUAL,
                new Facts.Received(
                        List.of(number(38), number(28)),
                        Optional.empty(),
                        List.of(),
                        Optional.of(number(39))));
    }

    @Test
    void too_few_reviews_have_the_fallback_that_is_declared() {
        assertPeers(
                "Peers 34 of 40: nobody reviewed it; the same share as the instructor's, 51 of 60.",
                USUAL,
                reviews());
        assertPeers(
                "Peers 40 of 40: 1 review, fewer than 2, which costs nothing.",
                few(TooFew.FULL),
                reviews(20));
        assertPeers(
                "Peers 0 of 40: 1 review, fewer than 2; an instructor judges it instead.",
                few(TooFew.RUBRIC),
                reviews(20));
        assertPeers(
                "Peers 31 of 40: 1 review, fewer than 2; clarity 15 of 20, correctness 16 of 20, by B. Osei.",
                few(TooFew.RUBRIC),
                new Facts.Received(
                        List.of(number(20)),
                        Optional.empty(),
                        List.of(mark("clarity", 15), mark("correctness", 16)),
                        Optional.empty()));
    }

    @Test
    void reviews_that_were_not_written_or_late_cost_what_the_policy_says() {
        assertReviewing("Reviewing 33.33 of 50: 2 of 3 done in time.", USUAL, written(3, 2));
        assertReviewing("Reviewing 0 of 50: 0 of 3 done.", USUAL, written(3, 0));
        assertReviewing("Reviewing 50 of 50: 3 of 3 done in time.", USUAL, written(3, 5));
        assertReviewing("Reviewing 50 of 50: no review was asked for.", USUAL, written(0, 0));
        assertReviewing(
                "Reviewing 0 of 50: 2 of 3 done in time; all of them are needed for the points.",
                new PointsPolicy(
                        PeersBy.MEDIAN,
                        1,
                        TooFew.FULL,
                        Unwritten.NOTHING,
                        number(50),
                        number(0),
                        Set.of()),
                written(3, 2));
        var late = new Facts.Written(true, Quality.UNKNOWN);
        var inTime = new Facts.Written(false, Quality.UNKNOWN);
        assertReviewing(
                "Reviewing 25 of 50: 2 of 3 done, 1 of them late, which counts 50 %.",
                USUAL, new Facts.Reviewing(3, List.of(late, inTime)));
        assertReviewing(
                "Reviewing 33.33 of 50: 2 of 3 done in time.",
                USUAL,
                new Facts.Reviewing(3, List.of(inTime, inTime)));
    }

    @Test
    void quality_counts_where_the_policy_says_so_and_what_is_unknown_costs_nothing() {
        var policy =
                new PointsPolicy(
                        PeersBy.MEDIAN,
                        1,
                        TooFew.FULL,
                        Unwritten.SHARE,
                        number(50),
                        number(40),
                        Set.of());
        var agreed = Quality.agreement(number(30), number(34), number(40));
        var poor = Quality.agreement(number(10), number(34), number(40));
        assertEquals(decimal("1.00"), agreed);
        assertEquals(decimal("0.00"), poor);
        var rated = new Quality(Optional.of(poor), Optional.of(5), true, Optional.empty());
        assertReviewing(
                "Reviewing 41.33 of 50: 3 of 3 done in time; 40 % by quality (100 %, 70 %, 0 %).",
                policy,
                new Facts.Reviewing(
                        3,
                        List.of(
                                new Facts.Written(false, rated),
                                new Facts.Written(false, Quality.UNKNOWN),
                                new Facts.Written(
                                        false,
                                        new Quality(
                                                Optional.of(agreed),
                                                Optional.empty(),
                                                true,
                                                Optional.of(BigDecimal.ZERO))))));
    }

    @Test
    void what_is_still_to_come_is_named_and_the_sum_says_so_far() {
        var facts =
                new Facts(
                        points(USUAL),
                        Optional.of(
                                new Facts.HandIn(
                                        new Facts.Running(),
                                        List.of(
                                                new Facts.Mark(
                                                        "design",
                                                        number(20),
                                                        Optional.empty(),
                                                        Optional.empty())),
                                        new Lateness.InTime())),
                        Optional.empty(),
                        Optional.empty());
        assertEquals(
                "Instructor 0 of 60: the checks are still running, design not judged yet."
                        + " Peers 0 of 40: not released yet. Reviewing 0 of 50: not over yet. So far 0 of 150.",
                Reckon.of(facts).toString());
        assertTrue(Reckon.of(facts).isOpen());
    }

    @Test
    void whoever_hands_in_nothing_has_nothing_and_reviewing_still_counts() {
        var facts =
                new Facts(
                        points(USUAL),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(written(3, 3)));
        var said = Reckon.of(facts);
        assertEquals(
                "Instructor 0 of 60: nothing was handed in. Peers 0 of 40: nothing was handed in."
                        + " Reviewing 50 of 50: 3 of 3 done in time. Total 50 of 150.",
                said.toString());
        assertFalse(said.isOpen());
    }

    @Test
    void the_points_of_the_weeks_table_hold_part_by_part() {
        var usual =
                new Facts(
                        points(USUAL),
                        handIn(new Facts.Checks(number(36), number(40), List.of())),
                        Optional.of(reviews(30, 31, 38, 38)),
                        Optional.of(written(3, 2)));
        var other = new Worth(number(30), number(100), number(50));
        var said =
                Reckon.of(
                        new Facts(
                                usual.points(),
                                other,
                                usual.handIn(),
                                usual.nothing(),
                                usual.received(),
                                usual.reviewing()));
        assertEquals(
                "Instructor 25.5 of 30: checks 36 of 40, design 15 of 20, by B. Osei; 51 of 60, brought to the 30 of the"
                        + " week's table."
                        + " Peers 86.25 of 100: median of 4 reviews (30, 31, 38, 38); 34.5 of 40, brought to the 100 of the"
                        + " week's table."
                        + " Reviewing 33.33 of 50: 2 of 3 done in time."
                        + " Total 145.08 of 180.",
                said.toString());
    }

    @Test
    void what_is_brought_to_the_table_is_rounded_once() {
        // Two of three reviews are 33.333… of 50 and 66.666… of 100; what was rounded before would
        // be 66.66.
        var facts =
                new Facts(
                        points(USUAL),
                        new Worth(number(60), number(40), number(100)),
                        Optional.empty(),
                        Facts.NOTHING,
                        Optional.empty(),
                        Optional.of(written(3, 2)));
        assertEquals(decimal("66.67"), Reckon.of(facts).total());
    }

    @Test
    void a_single_number_in_the_table_is_divided_as_the_assignment_is() {
        var row = row(number(100), null, null);
        assertEquals(
                new Worth(decimal("40.00"), decimal("26.67"), decimal("33.33")),
                Worth.of(row, points(USUAL)));
        assertEquals(
                new Worth(number(60), number(40), number(50)),
                Worth.of(row(number(150), null, null), points(USUAL)));
        assertEquals(
                new Worth(number(60), number(40), number(50)),
                Worth.of(row(null, null, null), points(USUAL)));
    }

    private static Assignment.Row row(
            BigDecimal instructor, BigDecimal peers, BigDecimal reviewing) {
        return new Assignment.Row(
                1, "keep", "Keep", 1, null, null, instructor, peers, reviewing, 1, "");
    }

    @Test
    void a_fault_of_the_grader_is_still_to_come_and_says_whose_it_is() {
        var facts =
                new Facts(
                        points(USUAL),
                        handIn(new Facts.Faulted()),
                        Optional.empty(),
                        Optional.of(written(3, 3)));
        var line = Reckon.of(facts).lines().getFirst();
        assertTrue(line.isOpen());
        assertEquals(
                "Instructor 15 of 60: the grader failed and not the hand-in, which costs nothing; staff have been told,"
                        + " design 15 of 20, by B. Osei.",
                line.toString());
    }

    @Test
    void what_could_not_be_tried_keeps_what_people_gave_for_it() {
        var facts =
                new Facts(
                        points(USUAL),
                        handIn(new Facts.Untried(number(40), "it did not compile")),
                        Optional.empty(),
                        Optional.of(written(3, 3)));
        assertEquals(
                "Instructor 15 of 60: checks 0 of 40, as it did not compile, design 15 of 20, by B. Osei.",
                Reckon.of(facts).lines().getFirst().toString());
    }

    private static Optional<Facts.HandIn> handIn(Facts.Found found) {
        return Optional.of(
                new Facts.HandIn(found, List.of(mark("design", 15)), new Lateness.InTime()));
    }

    private static void assertPeers(String line, PointsPolicy policy, Facts.Received received) {
        var said = reckon(policy, new Lateness.InTime(), received, written(3, 3));
        assertEquals(line, said.lines().get(1).toString());
    }

    private static void assertReviewing(
            String line, PointsPolicy policy, Facts.Reviewing reviewing) {
        var said = reckon(policy, new Lateness.InTime(), reviews(34), reviewing);
        assertEquals(line, said.lines().get(2).toString());
    }

    private static String text(
            PointsPolicy policy,
            Lateness lateness,
            Facts.Received received,
            Facts.Reviewing reviewing) {
        return reckon(policy, lateness, received, reviewing).toString();
    }

    private static Reckoning reckon(
            PointsPolicy policy,
            Lateness lateness,
            Facts.Received received,
            Facts.Reviewing reviewing) {
        var checks =
                new Facts.Checks(
                        number(36),
                        number(40),
                        List.of(new Facts.Lost("refuses-overdraft", number(4))));
        return Reckon.of(
                new Facts(
                        points(policy),
                        Optional.of(
                                new Facts.HandIn(checks, List.of(mark("design", 15)), lateness)),
                        Optional.of(received),
                        Optional.of(reviewing)));
    }

    private static Points points(PointsPolicy policy) {
        return new Points(number(60), number(40), number(50), policy);
    }

    private static Facts.Mark mark(String title, int points) {
        return new Facts.Mark(
                title, number(20), Optional.of(number(points)), Optional.of("B. Osei"));
    }

    private static Facts.Received reviews(int... points) {
        return new Facts.Received(
                Arrays.stream(points).mapToObj(ReckonTest::number).toList(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    private static Facts.Reviewing written(int asked, int written) {
        return new Facts.Reviewing(
                asked, Collections.nCopies(written, new Facts.Written(false, Quality.UNKNOWN)));
    }

    private static PointsPolicy by(PeersBy by) {
        return new PointsPolicy(
                by, 1, TooFew.FULL, Unwritten.SHARE, number(50), number(0), Set.of());
    }

    private static PointsPolicy few(TooFew few) {
        return new PointsPolicy(
                PeersBy.MEDIAN, 2, few, Unwritten.SHARE, number(50), number(0), Set.of());
    }

    private static PointsPolicy withLate(Set<Part> parts) {
        return new PointsPolicy(
                PeersBy.MEDIAN, 1, TooFew.FULL, Unwritten.SHARE, number(50), number(0), parts);
    }

    private static BigDecimal number(int number) {
        return BigDecimal.valueOf(number);
    }

    private static BigDecimal decimal(String number) {
        return new BigDecimal(number);
    }
}
