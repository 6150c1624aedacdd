package savepoint.grader.kind;

import java.util.Optional;
import savepoint.grader.check.Difference;
import savepoint.grader.check.Table;
import savepoint.grader.check.TableComparison;

/// A query's rows.
///
/// @param again what the same query came to with the rows stored in another order, where that was tried
/// @param comparison by which they must be the same
record Queried(Table rows, Optional<Table> again, TableComparison comparison) implements Evidence {
    private static final String LUCK =
            "right by luck: with the same rows stored in another order the query gives another result, for only ORDER BY decides what comes first";

    @Override
    public Optional<Table> shown() {
        return Optional.of(rows);
    }

    @Override
    public Optional<String> unfit() {
        return luck(rows).map(Difference::category);
    }

    /// How what came of it with the rows stored in another order differs from the solution's rows, whose columns may have
    /// other names, if it does.
    Optional<Difference> luck(Table expected) {
        return again.flatMap(other -> comparison.compare(expected, other))
                .map(difference -> difference.inOtherWords(LUCK, LUCK));
    }
}
