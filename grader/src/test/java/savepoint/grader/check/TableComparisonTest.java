package savepoint.grader.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import savepoint.grader.bundle.Check.Order;
import savepoint.grader.verdict.TableDiff;

class TableComparisonTest {
    private static final Order BAG = new Order.Bag();

    @Test
    void a_bag_counts_duplicates_and_a_set_does_not() {
        var once = table("name", row("a"), row("b"));
        var twice = table("name", row("b"), row("a"), row("a"));
        assertEquals("there is a row too many", words(BAG, once, twice));
        assertEquals("same", words(new Order.SetOf(), once, twice));
        assertEquals("a row is missing", words(BAG, twice, once));
    }

    @Test
    void exact_order_tells_order_from_content() {
        var right = table("name", row("a"), row("b"));
        assertEquals(
                "the rows are right, their order is not",
                words(new Order.Exact(), right, table("name", row("b"), row("a"))));
        assertEquals("a row is missing", words(new Order.Exact(), right, table("name", row("a"))));
    }

    @Test
    void ties_are_free_where_rows_are_sorted_by_keys() {
        var sorted = new Order.Sorted(List.of("points"));
        var right = table("name points#", row("a", "3"), row("b", "2"), row("c", "2"));
        assertEquals(
                "same",
                words(
                        sorted,
                        right,
                        table("name points#", row("a", "3"), row("c", "2"), row("b", "2"))));
        assertEquals(
                "the rows are right, their order is not",
                words(
                        sorted,
                        right,
                        table("name points#", row("b", "2"), row("a", "3"), row("c", "2"))));
    }

    @Test
    void numbers_compare_by_value_and_texts_by_their_letters() {
        assertEquals(
                "same",
                words(BAG, table("n#", row("1.50"), row("-0")), table("n#", row("0"), row("1.5"))));
        assertEquals(
                "a row is missing, there is a row too many",
                words(BAG, table("n", row("1.50")), table("n", row("1.5"))));
        assertEquals(
                "a row is missing, there is a row too many",
                words(BAG, table("n#", row("1.50")), table("n", row("1.5"))));
    }

    @Test
    void null_equals_null_and_nothing_else() {
        assertEquals(
                "same", words(BAG, table("n", row((String) null)), table("n", row((String) null))));
        assertEquals(
                "a row is missing, there is a row too many",
                words(BAG, table("n", row((String) null)), table("n", row(""))));
    }

    @Test
    void a_tolerance_pairs_each_row_with_one_other() {
        var comparison = new TableComparison(BAG, false, new BigDecimal("0.01"));
        var right = table("n#", row("1.00"), row("1.01"));
        assertEquals("same", words(comparison, right, table("n#", row("1.005"), row("1.015"))));
        assertEquals(
                "a row is missing, there is a row too many",
                words(comparison, right, table("n#", row("1.00"), row("1.05"))));
        assertEquals(
                "same",
                words(
                        comparison,
                        table("n#", row("1E+1000000000")),
                        table("n#", row("1E+1000000000"))));
        assertEquals(
                "a row is missing, there is a row too many",
                words(comparison, table("n#", row("1")), table("n#", row("1E+1000000000"))));
    }

    @Test
    void columns_by_name_may_stand_in_any_order() {
        var comparison = new TableComparison(BAG, true, BigDecimal.ZERO);
        var right = table("name points#", row("a", "1"));
        assertEquals("same", words(comparison, right, table("POINTS# Name", row("1", "a"))));
        assertEquals(
                "the result's columns are named who, points, the reference's name, points",
                words(comparison, right, table("who points#", row("a", "1"))));
        assertEquals(
                "the result has one column, the reference has 2 columns",
                words(comparison, right, table("name", row("a"))));
    }

    @Test
    void a_row_with_the_same_key_differs_instead_of_missing() {
        var right =
                new Table(
                        table("id# balance#").columns(),
                        List.of(cells("1", "10"), cells("2", "20")),
                        List.of(0));
        var got =
                new Table(right.columns(), List.of(cells("2", "-5"), cells("1", "10")), List.of(0));
        var difference =
                new TableComparison(BAG, false, BigDecimal.ZERO).compare(right, got).orElseThrow();
        assertEquals("a row differs", difference.words());
        assertEquals(
                List.of(
                        new TableDiff.Row(
                                TableDiff.Kind.DIFFERS, cells("2", "20"), cells("2", "-5"))),
                difference.rows());
    }

    private static String words(Order order, Table expected, Table got) {
        return words(new TableComparison(order, false, BigDecimal.ZERO), expected, got);
    }

    private static String words(TableComparison comparison, Table expected, Table got) {
        return comparison.compare(expected, got).map(Difference::words).orElse("same");
    }

    /// Columns by name; `#` marks a numeric one.
    private static Table table(String columns, Row... rows) {
        return new Table(
                Arrays.stream(columns.split(" ", -1))
                        .map(name -> new Table.Column(name.replace("#", ""), name.endsWith("#")))
                        .toList(),
                Arrays.stream(rows).map(Row::cells).toList(),
                List.of());
    }

    private record Row(List<String> cells) {}

    private static Row row(String... cells) {
        return new Row(cells(cells));
    }

    private static List<String> cells(String... cells) {
        return Arrays.asList(cells);
    }
}
