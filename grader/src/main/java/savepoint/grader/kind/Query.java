package savepoint.grader.kind;

import java.sql.SQLException;
import java.util.List;
import savepoint.grader.check.ResultReader;
import savepoint.grader.check.Table;
import savepoint.grader.database.StandingDatabase;
import savepoint.grader.verdict.Limit;

/// One handed-in statement, run over the extended protocol by a role that may select and nothing else.
///
/// @param settings statements of ours before it
record Query(Desk desk, String sql, List<String> settings) {
    /// What came of it.
    sealed interface Answer {}

    record Rows(Table table) implements Answer {}

    record Refused(CaseResult why) implements Answer {}

    /// Closes the database.
    Answer rows(StandingDatabase standing) throws SQLException, InterruptedException {
        try (var database = standing) {
            return desk.timed(() -> ask(database));
        }
    }

    private Answer ask(StandingDatabase database) throws SQLException {
        try (var connection = database.reader(desk.limits().cpu(), desk.limits().wall())) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                for (var setting : settings) statement.execute(setting);
                // a cursor, so that a huge result never stands in our memory
                statement.setFetchSize(500);
                statement.setEscapeProcessing(false);
                if (!statement.execute(sql))
                    return new Refused(
                            new CaseResult.SqlFailed(
                                    "the statement returns no rows: a query is expected"));
                try (var result = statement.getResultSet()) {
                    return new Rows(ResultReader.read(result, desk.limits().rows()));
                }
            } catch (ResultReader.TooLarge tooLarge) {
                return new Refused(
                        new CaseResult.LimitHit(
                                Limit.ROWS, "the result has " + tooLarge.getMessage()));
            } catch (SQLException refused) {
                return new Refused(Refusals.of(desk, database.timedOut(), refused));
            }
        }
    }
}
