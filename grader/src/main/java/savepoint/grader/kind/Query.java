package savepoint.grader.kind;

import java.sql.SQLException;
import java.util.List;
import savepoint.grader.check.ResultReader;
import savepoint.grader.database.StandingDatabase;
import savepoint.grader.verdict.Limit;

/// One handed-in statement, run over the extended protocol by a role that may select and nothing else.
///
/// @param settings statements of ours before it
record Query(ServerDesk desk, String sql, List<String> settings) {
    /// Others than the planner's usual ones.
    static final List<String> OTHER_HABITS =
            List.of(
                    "set enable_hashagg = off",
                    "set enable_hashjoin = off",
                    "set enable_indexscan = off",
                    "set enable_bitmapscan = off");

    /// Closes the database.
    Asked rows(StandingDatabase standing) throws SQLException, InterruptedException {
        try (var database = standing) {
            return desk.timed(() -> ask(database));
        }
    }

    private Asked ask(StandingDatabase database) throws SQLException {
        try (var connection = database.reader(desk.limits().cpu(), desk.limits().wall())) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                for (var setting : settings) statement.execute(setting);
                // a cursor, so that a huge result never stands in our memory
                statement.setFetchSize(500);
                statement.setEscapeProcessing(false);
                if (!statement.execute(sql))
                    return new Asked.Refused(
                            new CaseResult.SqlFailed(
                                    "the statement returns no rows: a query is expected"));
                try (var result = statement.getResultSet()) {
                    return new Asked.Rows(ResultReader.read(result, desk.limits().rows()));
                }
            } catch (ResultReader.TooLarge tooLarge) {
                return new Asked.Refused(
                        new CaseResult.LimitHit(
                                Limit.ROWS, "the result has " + tooLarge.getMessage()));
            } catch (SQLException refused) {
                return new Asked.Refused(Refusals.of(desk, database.timedOut(), refused));
            }
        }
    }
}
