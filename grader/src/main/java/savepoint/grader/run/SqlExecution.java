package savepoint.grader.run;

import java.sql.SQLException;
import java.util.Map;
import org.postgresql.util.PSQLException;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.Check;
import savepoint.grader.bundle.HandInLimits;
import savepoint.grader.check.ResultReader;
import savepoint.grader.database.AnswerTooLarge;
import savepoint.grader.database.Lease;
import savepoint.grader.database.StandingDatabase;
import savepoint.grader.verdict.Limit;

/// Runs the statements of a SQL hand-in: one a check, over the extended protocol, on the student's own login.
final class SqlExecution implements Execution {
    /// `read_only_sql_transaction`
    private static final String WRITES = "25006";

    private final Bundle bundle;
    private final Map<String, String> sources;
    private final Lease lease;
    private final HandInLimits limits;
    private final Stopwatch stopwatch;
    private final long end;

    SqlExecution(
            Bundle bundle,
            Map<String, String> sources,
            HandInLimits limits,
            Lease lease,
            Stopwatch stopwatch) {
        this.bundle = bundle;
        this.sources = sources;
        this.lease = lease;
        this.stopwatch = stopwatch;
        this.limits = limits;
        this.end = System.nanoTime() + limits.wall().toNanos();
    }

    @Override
    public CaseResult run(Step step) throws SQLException, InterruptedException {
        var rows =
                switch (step.check()) {
                    case Check.Rows found -> found;
                    case Check.Compiles _, Check.Returns _, Check.State _ ->
                            throw new IllegalArgumentException(
                                    "check %s needs a Java hand-in".formatted(step.check().name()));
                };
        return switch (SqlText.parse(sources.get(rows.file()))) {
            case SqlText.Bad(var why) -> new CaseResult.SqlFailed(why);
            case SqlText.One(var sql) -> {
                try (var database =
                        stopwatch.time(
                                Stopwatch.Phase.DATABASE,
                                () -> lease.read(step.template(bundle)))) {
                    yield stopwatch.time(Stopwatch.Phase.RUN, () -> query(database, sql));
                }
            }
        };
    }

    private CaseResult query(StandingDatabase database, String sql) throws SQLException {
        try (var connection = database.reader(limits.cpu(), limits.wall())) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                // a cursor, so that a huge result never stands in our memory
                statement.setFetchSize(500);
                statement.setEscapeProcessing(false);
                if (!statement.execute(sql))
                    return new CaseResult.SqlFailed(
                            "the statement returns no rows: a query is expected");
                try (var result = statement.getResultSet()) {
                    return new CaseResult.Rows(ResultReader.read(result, limits.rows()));
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
                                    .formatted(Seconds.of(limits.cpu()))
                            : "the statement was not done after %s s"
                                    .formatted(Seconds.of(limits.wall())));
        }
        // whatever the dying server said last, it was worn out: see OnLease
        if (lease.exhausted().isPresent()) throw refused;
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

    @Override
    public boolean exhausted() {
        return System.nanoTime() > end;
    }

    @Override
    public Map<String, String> printed() {
        return Map.of();
    }

    @Override
    public void close() {}
}
