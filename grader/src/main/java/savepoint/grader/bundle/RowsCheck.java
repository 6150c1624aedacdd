package savepoint.grader.bundle;

import java.math.BigDecimal;

/// `kind: rows`: a query's result.
///
/// @param byName whether columns are matched by their names rather than their positions
public record RowsCheck(
        Common common, String file, Order order, boolean byName, BigDecimal tolerance)
        implements Check {
    static RowsCheck read(Common common, CheckKeys keys) {
        return new RowsCheck(
                common, keys.file(), keys.order("bag"), keys.byName(), keys.tolerance());
    }
}
