package savepoint.server.quiz.attempt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import savepoint.server.content.question.Share;
import savepoint.server.quiz.statistics.TimeSpent;

/// What tries are worth, and what time a question took.
class TriedTest {
    private static final List<Share> FALLING =
            List.of(Share.ALL, Share.percent("60%"), Share.percent("30%"));
    private static final Share HALF = Share.of(1, 2);
    private static final Instant START = Instant.parse("2026-11-12T18:00:00Z");

    private static BigDecimal five(Share... shares) {
        return new Tried(FALLING, List.of(shares))
                .points(BigDecimal.valueOf(5))
                .stripTrailingZeros();
    }

    @Test
    void a_later_try_is_worth_less_and_the_best_one_counts() {
        assertEquals(new BigDecimal("5"), five(Share.ALL));
        assertEquals(new BigDecimal("3"), five(Share.NONE, Share.ALL));
        assertEquals(new BigDecimal("1.5"), five(Share.NONE, Share.NONE, Share.ALL));
        assertEquals(new BigDecimal("2.5"), five(HALF, Share.NONE, Share.NONE));
        assertEquals(new BigDecimal("2.5"), five(HALF, HALF), "a worse try takes nothing away");
        assertEquals(BigDecimal.ZERO, five(), "before the first");
        assertEquals(BigDecimal.ZERO, five(Share.of(-1, 2)), "never below nothing");
    }

    @Test
    void it_is_over_when_it_is_right_or_all_tries_are_used() {
        var open = new Tried(FALLING, List.of(Share.NONE, HALF));
        assertFalse(open.isOver());
        assertEquals(Share.percent("30%"), open.next());
        assertTrue(open.plus(Share.NONE).isOver());
        var right = new Tried(FALLING, List.of(Share.ALL));
        assertTrue(right.isOver());
        assertEquals(right, right.plus(Share.ALL), "nothing comes after the end");
        assertEquals(Share.NONE, right.next());
    }

    private static TimeSpent.Seen seen(int seconds, Integer position) {
        return new TimeSpent.Seen(START.plusSeconds(seconds), position);
    }

    @Test
    void time_goes_to_the_question_that_is_answered_next_and_idle_hours_do_not_count() {
        var spent =
                TimeSpent.of(
                        START,
                        List.of(
                                seen(40, 1),
                                seen(60, 2),
                                seen(90, 1),
                                seen(4000, 3),
                                seen(9000, null),
                                seen(9010, 3)));
        assertEquals(
                Map.of(
                        1, Duration.ofSeconds(70),
                        2, Duration.ofSeconds(20),
                        3, TimeSpent.LONGEST.plusSeconds(10)),
                spent);
        assertEquals(Map.of(), TimeSpent.of(START, List.of()));
    }

    @Test
    void the_median_lies_in_the_middle() {
        var times = List.of(Duration.ofSeconds(9), Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertEquals(Duration.ofSeconds(2), TimeSpent.median(times));
        assertEquals(
                Duration.ofMillis(5500), TimeSpent.median(List.of(times.get(0), times.get(2))));
        assertEquals("2:05", TimeSpent.words(Duration.ofSeconds(125)));
    }
}
