package savepoint.grader.kind;

import java.sql.SQLException;
import org.postgresql.util.PSQLException;
import savepoint.grader.check.ResultReader;
import savepoint.grader.database.AnswerTooLarge;
import savepoint.grader.database.StandingDatabase;
import savepoint.grader.verdict.Limit;

/// One handed-in statement, run over the extended protocol by a role that may select and nothing else.
record Query(Desk desk, String sql) {
    /// `read_only_sql_transaction`
    private static final String WRITES = "25006";

    CaseResult rows() throws SQLException, InterruptedException {
        try (var database = desk.standing()) {
            return desk.timed(() -> rows(database));
        }
    }

    private CaseResult rows(StandingDatabase database) throws SQLException {
        try (var connection = database.reader(desk.limits().cpu(), desk.limits().wall())) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                // a cursor, so that a huge result never stands in our memory
                statement.setFetchSize(500);
                statement.setEscapeProcessing(false);
                if (!statement.execute(sql))
                    return new CaseResult.SqlFailed(
                            "the statement returns no rows: a query is expected");
                try (var result = statement.getResultSet()) {
                    return new CaseResult.Found(
                            new Queried(ResultReader.read(result, desk.limits().rows())));
                }
            } catch (ResultReader.TooLarge tooLarge) {
                return new CaseResult.LimitHit(
                        Limit.ROWS, "the result has " + tooLarge.getMessage());
            } catch (SQLException refused) {
                return refusal(database, refused);
            }
        }
    }

    private CaseResult refusal(StandingDatabase database, SQLException refused)
            throws SQLException {
        var limit = database.timedOut();
        if (limit.isPresent()) {
            return new CaseResult.LimitHit(
                    limit.get(),
                    limit.get() == Limit.CPU
                            ? "the statement used more than %s s of CPU time"
                                    .formatted(Seconds.of(desk.limits().cpu()))
                            : "the statement was not done after %s s"
                                    .formatted(Seconds.of(desk.limits().wall())));
        }
        // whatever the dying server said last, it was worn out: see OnLease
        if (desk.lease().exhausted().isPresent()) throw refused;
        if (AnswerTooLarge.ended(refused))
            return new CaseResult.LimitHit(Limit.ROWS, "the result has " + AnswerTooLarge.WORDS);
        if (refused instanceof PSQLException psql && psql.getServerErrorMessage() != null) {
            return new CaseResult.SqlFailed(
                    WRITES.equals(psql.getSQLState())
                            ? "the statement would change something: a query is expected"
                            : words(psql));
        }
        // not a lost connection: the driver will not do this, such as COPY or another encoding
        if (refused.getCause() == null)
            return new CaseResult.SqlFailed(
                    String.valueOf(refused.getMessage()).replaceFirst("\\.$", ""));
        throw refused;
    }

    private static String words(PSQLException error) {
        var message = error.getServerErrorMessage();
        var words = new StringBuilder(String.valueOf(message.getMessage()));
        if (message.getPosition() > 0)
            words.append(" (at character ").append(message.getPosition()).append(')');
        if (message.getHint() != null) words.append(". Hint: ").append(message.getHint());
        return words.append(" [").append(message.getSQLState()).append(']').toString();
    }
}
