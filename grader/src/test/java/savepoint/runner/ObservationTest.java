package savepoint.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import savepoint.grader.bundle.Check.Order;
import savepoint.grader.check.Difference;
import savepoint.grader.check.Observation;
import savepoint.grader.check.Observations;

/// From a value inside the sandbox to the comparison outside it.
class ObservationTest {
    public record Account(long id, BigDecimal balance) {}

    @Test
    void values_survive_the_way_and_compare_by_value() {
        assertEquals("same", compare(new BigDecimal("500.00"), new BigDecimal("5E2")));
        assertEquals("same", compare(3, 3L));
        assertEquals("same", compare(LocalDate.of(2026, 11, 2), LocalDate.of(2026, 11, 2)));
        assertEquals("same", compare(Map.of("a", 1, "b", 2), Map.of("b", 2, "a", 1)));
        assertEquals("same", compare(Double.NaN, Double.NaN));
        assertEquals(
                "same", compare("\ud83d\ude00 \ud800 \u0000 \"", "\ud83d\ude00 \ud800 \u0000 \""));
        assertEquals("the returned value differs", compare("1", 1));
        assertEquals("the returned value differs", compare(null, "null"));
    }

    @Test
    void lists_of_records_tell_what_is_missing_and_what_is_out_of_order() {
        var a = new Account(1, BigDecimal.TEN);
        var b = new Account(2, BigDecimal.ONE);
        assertEquals(
                "same",
                compare(List.of(a, b), Arrays.asList(a, new Account(2, new BigDecimal("1.0")))));
        assertEquals(
                "the elements are right, their order is not",
                compare(List.of(a, b), List.of(b, a)));
        assertEquals(
                "elements of the returned list are missing", compare(List.of(a, b), List.of(a)));
    }

    @Test
    void a_subclass_of_the_expected_exception_counts_and_its_parent_does_not() {
        class Overdrawn extends IllegalStateException {}
        assertEquals(
                "same", compare(thrown(new IllegalStateException("a")), thrown(new Overdrawn())));
        assertEquals(
                "it threw another exception: java.lang.RuntimeException",
                compare(thrown(new IllegalStateException()), thrown(new RuntimeException())));
        assertEquals(
                "it should have thrown java.lang.IllegalStateException and did not",
                compare(thrown(new IllegalStateException()), "fine"));
    }

    @Test
    void hostile_values_come_out_as_not_comparable() {
        var endless =
                new AbstractList<String>() {
                    @Override
                    public String get(int index) {
                        return "x";
                    }

                    @Override
                    public int size() {
                        return Integer.MAX_VALUE;
                    }
                };
        var itself = new Object[1];
        itself[0] = itself;
        var lying =
                new BigDecimal("1") {
                    @Override
                    public String toString() {
                        return "500";
                    }
                };
        for (var hostile :
                List.of(endless, itself, lying, new BigDecimal("1E+10").pow(999), new Object())) {
            var difference = compare(1, hostile);
            assertEquals(
                    true,
                    difference.contains("cannot be compared")
                            || difference.equals("the returned value differs"),
                    difference);
        }
    }

    @Test
    void garbled_answers_are_no_answers() {
        for (var text :
                List.of(
                        "",
                        "{",
                        "[]",
                        "{\"value\":{}}",
                        "{\"value\":{\"q\":\"1\"}}",
                        "{\"value\":{\"m\":[1]}}",
                        "{\"value\":{\"i\":[]}}",
                        "{\"value\":{\"i\":\"" + "9".repeat(1 << 20) + "\"}}",
                        "{\"value\":{\"x\":[],\"s\":\"\"}}",
                        "{\"value\":{\"x\":\"java.lang.Error\"}}",
                        "{\"value\":{\"x\":[1]}}",
                        "{\"value\":{\"r\":\"Account\",\"c\":[1]}}",
                        "{\"value\":[" + "[],".repeat(1_000_000) + "[]]}",
                        "\u0000\u0001",
                        "[".repeat(2_000))) {
            var answer = Observation.decode(text.getBytes(StandardCharsets.UTF_8));
            assertEquals(true, answer.value() instanceof Observation.Unsupported, text);
        }
    }

    private static Object thrown(Throwable throwable) {
        return new Threw(throwable);
    }

    private static String compare(Object expected, Object got) {
        return new Observations(new Order.Exact(), BigDecimal.ZERO)
                .compare(observe(expected), observe(got))
                .map(Difference::words)
                .orElse("same");
    }

    private static Observation observe(Object value) {
        return Observation.decode(
                        ObservationWriter.write(value, false, true)
                                .getBytes(StandardCharsets.UTF_8))
                .value();
    }
}
