package savepoint.grader.bundle;

import java.math.BigDecimal;
import java.util.List;

/// One thing that is judged, as its author wrote it. A kind is one record here, which also reads its keys, and one class
/// in `savepoint.grader.kind`, which carries it out and judges it.
public sealed interface Check
        permits CompileCheck,
                RowsCheck,
                ReturnsCheck,
                StateCheck,
                RoundTripsCheck,
                AtomicCheck,
                LeaksCheck,
                InjectionCheck,
                ConcurrentCheck,
                PlanCheck,
                SchemaCheck,
                StyleCheck {
    Common common();

    default String name() {
        return common().name();
    }

    /// What every kind has.
    ///
    /// @param about one sentence that a student may always read
    /// @param hint shown when it failed; may be empty
    /// @param fixtures names of the fixtures it runs on, in the bundle's order
    /// @param needs checks without which it counts for nothing
    /// @param partial whether it gives points in proportion to the fixtures on which it passed
    record Common(
            String name,
            BigDecimal points,
            String about,
            String hint,
            Show show,
            List<String> fixtures,
            List<String> needs,
            boolean partial) {
        /// The same on one fixture: for what does not depend on rows.
        Common onOneFixture() {
            return new Common(
                    name,
                    points,
                    about,
                    hint,
                    show,
                    fixtures.stream().limit(1).toList(),
                    needs,
                    partial);
        }
    }

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
}
