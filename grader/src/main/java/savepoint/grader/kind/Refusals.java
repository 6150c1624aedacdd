package savepoint.grader.kind;

import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import savepoint.grader.database.AnswerTooLarge;
import savepoint.grader.verdict.Limit;

/// What it means that the database refused a handed-in statement.
final class Refusals {
    /// `read_only_sql_transaction`
    private static final String WRITES = "25006";

    private Refusals() {}

    /// @param timedOut the limit that its session was cut for, if it was
    /// @throws SQLException if the server failed us
    static CaseResult of(ServerDesk desk, Optional<Limit> timedOut, SQLException refused)
            throws SQLException {
        if (timedOut.isPresent()) {
            return new CaseResult.LimitHit(
                    timedOut.get(),
                    timedOut.get() == Limit.CPU
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
