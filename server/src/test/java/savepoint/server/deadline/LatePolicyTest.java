package savepoint.server.deadline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What being late costs, at the moments where it changes.
class LatePolicyTest {
    private static final Instant DUE = Instant.parse("2026-11-20T00:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final LatePolicy POLICY =
            new LatePolicy(Duration.ofMinutes(15), BigDecimal.TEN, 3, 2);
    private static final LatePolicy STRICT = new LatePolicy(Duration.ZERO, BigDecimal.TEN, 3, 0);

    private static Deadline due(Instant due) {
        return new Deadline(null, due, due, due.plus(DAY.multipliedBy(30)), null, false);
    }

    private static Lateness judge(LatePolicy policy, Duration after, int free) {
        return policy.judge(DUE.plus(after), due(DUE), free);
    }

    private static Lateness costs(int days, int free, String percent) {
        return new Lateness.Costs(days, free, new BigDecimal(percent));
    }

    @Test
    void the_due_moment_itself_is_in_time_and_a_second_later_is_late() {
        assertEquals(new Lateness.InTime(), judge(STRICT, Duration.ZERO, 0));
        assertEquals(costs(1, 0, "10"), judge(STRICT, SECOND, 0));
        assertEquals(costs(1, 0, "10"), judge(STRICT, Duration.ofNanos(1000), 0));
    }

    @Test
    void grace_ends_after_its_last_second() {
        assertEquals(new Lateness.WithinGrace(), judge(POLICY, Duration.ofMinutes(15), 0));
        assertEquals(costs(1, 0, "10"), judge(POLICY, Duration.ofMinutes(15).plus(SECOND), 0));
        assertFalse(judge(POLICY, SECOND, 0).isLate(), "grace is not late");
    }

    @Test
    void a_day_begun_counts_whole() {
        assertEquals(costs(1, 0, "10"), judge(STRICT, DAY, 0));
        assertEquals(costs(2, 0, "20"), judge(STRICT, DAY.plus(SECOND), 0));
        assertEquals(costs(3, 0, "30"), judge(STRICT, DAY.multipliedBy(3), 0));
        assertEquals(new Lateness.TooLate(4), judge(STRICT, DAY.multipliedBy(3).plus(SECOND), 0));
    }

    @Test
    void free_days_are_taken_first_and_push_the_end_out() {
        assertEquals(new Lateness.Covered(2), judge(POLICY, DAY.multipliedBy(2), 2));
        assertEquals(costs(3, 2, "10"), judge(POLICY, DAY.multipliedBy(3), 2));
        assertEquals(costs(5, 2, "30"), judge(POLICY, DAY.multipliedBy(5), 2));
        assertEquals(new Lateness.TooLate(6), judge(POLICY, DAY.multipliedBy(5).plus(SECOND), 2));
        assertEquals(Optional.of(DUE.plus(DAY.multipliedBy(4))), POLICY.closing(due(DUE), 1));
    }

    @Test
    void days_have_24_hours_also_where_the_clocks_change() {
        var zone = ZoneId.of("America/Chicago");
        var back = LocalDateTime.parse("2026-10-31T18:00").atZone(zone).toInstant();
        var anHourEarly = LocalDateTime.parse("2026-11-01T17:00").atZone(zone).toInstant();
        assertEquals(costs(1, 0, "10"), STRICT.judge(anHourEarly, due(back), 0));
        assertEquals(costs(2, 0, "20"), STRICT.judge(anHourEarly.plus(SECOND), due(back), 0));
        var forward = LocalDateTime.parse("2027-03-13T18:00").atZone(zone).toInstant();
        var anHourLate = LocalDateTime.parse("2027-03-14T19:00").atZone(zone).toInstant();
        assertEquals(costs(1, 0, "10"), STRICT.judge(anHourLate, due(forward), 0));
        assertEquals(costs(2, 0, "20"), STRICT.judge(anHourLate.plus(SECOND), due(forward), 0));
    }

    @Test
    void a_door_held_open_takes_what_is_too_late_for_the_dearest_day() {
        var held = DUE.plus(DAY.multipliedBy(10));
        var deadline = new Deadline(null, DUE, DUE, held, held, true);
        assertEquals(costs(7, 0, "30"), STRICT.judge(DUE.plus(DAY.multipliedBy(7)), deadline, 0));
        assertEquals(Optional.of(held), STRICT.closing(deadline, 0));
        assertEquals(new Lateness.TooLate(10), STRICT.judge(held, deadline, 0));
    }

    @Test
    void nothing_costs_more_than_everything() {
        var steep = new LatePolicy(Duration.ZERO, new BigDecimal("60"), 0, 0);
        assertEquals(costs(2, 0, "100"), judge(steep, DAY.multipliedBy(2), 0));
        assertEquals(0, judge(steep, DAY.multipliedBy(2), 0).pointsOf(BigDecimal.TEN).signum());
    }

    @Test
    void without_a_policy_late_is_late_and_costs_nothing() {
        var late = judge(LatePolicy.NONE, DAY.multipliedBy(29), 0);
        assertEquals(true, late.isLate());
        assertEquals(0, new BigDecimal("36").compareTo(late.pointsOf(new BigDecimal("36"))));
    }

    @Test
    void free_days_are_spent_in_the_order_of_deadlines() {
        var early = new LateDays.HandIn(2, due(DUE), DUE.plus(DAY.multipliedBy(2)));
        var later = due(DUE.plus(DAY.multipliedBy(7)));
        var late = new LateDays.HandIn(1, later, later.dueAt().plus(SECOND.plus(DAY)));
        for (var order : List.of(List.of(early, late), List.of(late, early))) {
            var days = new LateDays(POLICY, order);
            assertEquals(new Lateness.Covered(2), days.of(2));
            assertEquals(costs(2, 0, "20"), days.of(1));
            assertEquals(0, days.freeLeft());
        }
        var alone = new LateDays(POLICY, List.of(late));
        assertEquals(new Lateness.Covered(2), alone.of(1));
        assertEquals(
                new Lateness.Covered(1),
                alone.judge(2, due(DUE), DUE.plus(DAY)),
                "what is due earlier has the first claim");
    }

    @Test
    void the_penalty_is_taken_off_to_the_hundredth() {
        assertEquals(new BigDecimal("32.40"), costs(1, 0, "10").pointsOf(new BigDecimal("36.00")));
        assertEquals(new BigDecimal("0.34"), costs(1, 0, "33").pointsOf(new BigDecimal("0.5")));
    }

    @Test
    void words_say_what_happened() {
        assertEquals(
                "1 day late: −10 %, 32.4 of 36",
                LateWords.charge(costs(1, 0, "10"), STRICT, 0, new BigDecimal("36")));
        assertEquals(
                "1 day late, covered by a free day; 1 of 2 left",
                LateWords.charge(new Lateness.Covered(1), POLICY, 1, null));
        assertEquals(
                "3 days late, two of them free: −10 %",
                LateWords.charge(costs(3, 2, "10"), POLICY, 0, null));
        assertEquals("Handing in now costs 20 %.", LateWords.now(costs(2, 0, "20"), STRICT));
        assertEquals(
                "Late hand-ins: −10 % for each day begun, for at most 3 days; the first 15 minutes are grace."
                        + " You have 1 of 2 free days left.",
                LateWords.policy(POLICY, 1));
        assertEquals("late by 1 day 3 hours", LateWords.by(Duration.ofHours(27)));
    }
}
