package savepoint.grader.kind;

import java.sql.SQLException;
import savepoint.grader.bundle.HandInLimits;
import savepoint.grader.database.CaseDatabase;
import savepoint.grader.database.Lease;
import savepoint.grader.database.StandingDatabase;

/// Where a kind asks the database something: for a hand-in or for the solution, which it cannot tell apart.
public interface Desk {
    /// A handed-in file.
    String source(String file);

    HandInLimits limits();

    /// The rows of this step, to be asked and not changed.
    StandingDatabase standing() throws SQLException;

    /// The same with the rows of each table stored in another order.
    StandingDatabase shuffled() throws SQLException;

    /// The rows of this step in a database whose tables are the hand-in's own.
    CaseDatabase own() throws SQLException, InterruptedException;

    Lease lease();

    /// Counts as time of the hand-in.
    <T> T timed(Work<T> work) throws SQLException, InterruptedException;

    /// What a hand-in waits for.
    interface Work<T> {
        T run() throws SQLException, InterruptedException;
    }
}
