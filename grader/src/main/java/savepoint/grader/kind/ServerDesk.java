package savepoint.grader.kind;

import java.sql.SQLException;
import java.util.List;
import savepoint.grader.database.CaseDatabase;
import savepoint.grader.database.Lease;
import savepoint.grader.database.StandingDatabase;

/// A desk at a PostgreSQL server.
public interface ServerDesk extends Desk {
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

    @Override
    default Asked rows(String sql) throws SQLException, InterruptedException {
        return new Query(this, sql, List.of()).rows(standing());
    }

    @Override
    default Asked rowsInOtherOrder(String sql) throws SQLException, InterruptedException {
        return new Query(this, sql, Query.OTHER_HABITS).rows(shuffled());
    }

    @Override
    default CaseResult tryOut(List<String> definitions, List<SqlText.Named> probes)
            throws SQLException, InterruptedException {
        return new SchemaTrial(this, definitions, probes).carriedOut();
    }
}
