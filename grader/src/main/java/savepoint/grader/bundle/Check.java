package savepoint.grader.bundle;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/// One thing that is judged. The kinds differ in what is compared with the solution.
public sealed interface Check {
    Common common();

    default String name() {
        return common().name();
    }

    /// What every kind has.
    ///
    /// @param about one sentence that a student may always read
    /// @param hint shown when it failed; may be empty
    /// @param fixtures names of the fixtures it runs on, in the bundle's order
    record Common(
            String name,
            BigDecimal points,
            String about,
            String hint,
            Show show,
            List<String> fixtures) {}

    /// How much of a difference a student sees. Hidden fixtures never show more than a category.
    enum Show {
        ROWS,
        CATEGORY,
        NOTHING
    }

    /// How the rows or elements of two results are matched.
    sealed interface Order {
        /// Any order, duplicates count.
        record Bag() implements Order {}

        /// Any order, duplicates do not count.
        record SetOf() implements Order {}

        /// The same order.
        record Exact() implements Order {}

        /// Sorted by these columns (names or positions from 1); the order of ties is free.
        record Sorted(List<String> by) implements Order {}
    }

    /// The hand-in compiles.
    record Compiles(Common common) implements Check {}

    /// A query's result.
    record Rows(Common common, String file, Order order, boolean byName, BigDecimal tolerance)
            implements Check {}

    /// What a scenario returned or threw.
    record Returns(Common common, String scenario, Order order, BigDecimal tolerance)
            implements Check {}

    /// The tables after a scenario.
    ///
    /// @param tables those compared; empty means all
    /// @param ignore `table.column` left out of the comparison
    /// @param observe whether what the scenario observed must be equal as well
    record State(
            Common common,
            String scenario,
            List<String> tables,
            Set<String> ignore,
            boolean observe)
            implements Check {}
}
