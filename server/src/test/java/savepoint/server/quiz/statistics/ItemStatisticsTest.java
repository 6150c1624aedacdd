package savepoint.server.quiz.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ItemStatisticsTest {
    private static Map<String, Double> sheet(double a, double b, double c) {
        return Map.of("a", a, "b", b, "c", c);
    }

    /// Worked by hand: the three questions have the variances 0.24, 0.24 and 0.16, the totals one of 1.36.
    private static final ItemStatistics FIVE =
            new ItemStatistics(
                    List.of(
                            sheet(1, 1, 1),
                            sheet(1, 1, 0),
                            sheet(1, 0, 0),
                            sheet(0, 0, 0),
                            sheet(0, 0, 0)));

    private static ItemStatistics.Item item(String slug) {
        return FIVE.items().stream()
                .filter(item -> item.slug().equals(slug))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void facility_is_the_part_that_was_earned() {
        assertEquals(0.6, item("a").facility(), 1e-9);
        assertEquals(0.2, item("c").facility(), 1e-9);
        assertEquals(5, item("b").answers());
    }

    @Test
    void discrimination_is_against_the_other_questions() {
        // Of b: own 1 1 0 0 0, the rest 1 0.5 0.5 0 0.
        assertEquals(0.764, item("b").discrimination().orElseThrow(), 0.001);
    }

    @Test
    void alpha_and_standard_error_are_of_the_whole() {
        assertEquals(1.5 * (1 - 0.64 / 1.36), FIVE.alpha().orElseThrow(), 1e-9);
        assertEquals(
                Math.sqrt(1.36) / 3 * Math.sqrt(1 - FIVE.alpha().orElseThrow()),
                FIVE.standardError().orElseThrow(),
                1e-9);
    }

    @Test
    void few_attempts_or_no_spread_say_nothing() {
        var four = new ItemStatistics(FIVE.sheets().subList(0, 4));
        assertTrue(four.alpha().isEmpty());
        assertTrue(four.items().getFirst().discrimination().isEmpty());
        var same = new ItemStatistics(IntStream.range(0, 9).mapToObj(_ -> sheet(1, 1, 1)).toList());
        assertTrue(same.alpha().isEmpty());
        assertTrue(same.items().getFirst().discrimination().isEmpty());
        assertEquals(List.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 9), same.histogram());
    }
}
