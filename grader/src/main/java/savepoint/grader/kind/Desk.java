package savepoint.grader.kind;

import java.sql.SQLException;
import java.util.List;
import savepoint.grader.bundle.HandInLimits;

/// Where a kind asks an engine something: for a hand-in or for the solution, which it cannot tell apart.
public interface Desk {
    /// A handed-in file.
    String source(String file);

    HandInLimits limits();

    /// Asks a query of the rows of this step.
    Asked rows(String sql) throws SQLException, InterruptedException;

    /// The same with the rows of each table in another order.
    Asked rowsInOtherOrder(String sql) throws SQLException, InterruptedException;

    /// Makes tables where the rows of this step are, and tries what they accept and refuse.
    ///
    /// @return [Tried], or why that cannot be done
    CaseResult tryOut(List<String> definitions, List<SqlText.Named> probes)
            throws SQLException, InterruptedException;
}
