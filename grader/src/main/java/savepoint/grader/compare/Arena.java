package savepoint.grader.compare;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.postgresql.PGStatement;
import org.postgresql.util.PSQLException;
import savepoint.grader.check.ResultReader;
import savepoint.grader.database.AnswerTooLarge;
import savepoint.grader.database.Stage;
import savepoint.grader.generate.Dataset;
import savepoint.grader.generate.Loader;
import savepoint.grader.generate.Shape;

/// Where statements meet one dataset after another. Each is prepared once, so that it is planned once.
final class Arena implements AutoCloseable {
    /// `query_canceled`
    private static final String CANCELED = "57014";

    /// `read_only_sql_transaction`
    private static final String WRITES = "25006";

    private final Stage stage;
    private final Loader loader;
    private final Connection reader;
    private final int rows;
    private final Duration statement;
    private final Duration all;

    /// @param rows that are read of an answer
    /// @param statement how long one may take
    Arena(Stage stage, Shape shape, int rows, Duration statement, Duration all)
            throws SQLException {
        this(stage, new Loader(shape, stage.author()), rows, statement, all);
    }

    private Arena(Stage stage, Loader loader, int rows, Duration statement, Duration all)
            throws SQLException {
        this.stage = stage;
        this.loader = loader;
        this.reader = stage.reader(all, all, statement);
        this.rows = rows;
        this.statement = statement;
        this.all = all;
    }

    /// The same rows, asked in a session of its own: what a statement sets there moves no other.
    Arena beside() throws SQLException {
        return new Arena(stage, loader, rows, statement, all);
    }

    /// Has what is prepared from here on planned without these.
    void planWithout(List<String> methods) throws SQLException {
        try (var setting = reader.createStatement()) {
            for (var method : methods) setting.execute("set %s = off".formatted(method));
        }
    }

    boolean sharesRowsWith(Arena other) {
        return loader.equals(other.loader);
    }

    /// The session that statements ran in is gone.
    static final class Lost extends Exception {
        private static final long serialVersionUID = 1;

        private final SQLException cause;
        private final boolean byItself;

        Lost(String why, SQLException cause, boolean byItself) {
            super(why, cause);
            this.cause = cause;
            this.byItself = byItself;
        }

        SQLException cause() {
            return cause;
        }

        /// Whether a statement brought it about, by its time or by its size.
        boolean byItself() {
            return byItself;
        }
    }

    Dataset load(Dataset dataset) throws SQLException {
        return loader.load(dataset);
    }

    /// A statement made ready to run any number of times.
    record Ready(Statement statement, String sql) {
        private boolean execute() throws SQLException {
            return statement instanceof PreparedStatement prepared
                    ? prepared.execute()
                    : statement.execute(sql);
        }
    }

    Ready prepare(String sql) throws SQLException {
        // to a prepared statement of the driver a question mark is a parameter, never an operator
        var statement =
                sql.indexOf('?') < 0 ? reader.prepareStatement(sql) : reader.createStatement();
        statement.setEscapeProcessing(false);
        statement.setMaxRows(rows + 1);
        if (statement instanceof PreparedStatement prepared)
            prepared.unwrap(PGStatement.class).setPrepareThreshold(1);
        return new Ready(statement, sql);
    }

    /// Empty where the server does not take what we made of a query.
    Optional<Ready> working(String sql) throws SQLException, Lost {
        var ready = prepare(sql);
        return run(ready) instanceof Answer.Failed failed && !failed.overRows()
                ? Optional.empty()
                : Optional.of(ready);
    }

    Answer run(Ready ready) throws Lost {
        try {
            if (!ready.execute())
                return new Answer.Failed("", "the statement returns no rows: a query is expected");
            try (var result = ready.statement().getResultSet()) {
                return new Answer.Rows(ResultReader.read(result, rows));
            }
        } catch (ResultReader.TooLarge tooLarge) {
            return new Answer.TooMany("the result has " + tooLarge.getMessage());
        } catch (SQLException refused) {
            return refusal(refused);
        }
    }

    private Answer refusal(SQLException refused) throws Lost {
        var limit = stage.timedOut();
        if (limit.isPresent())
            throw new Lost("it used up its " + limit.get().words(), refused, true);
        if (AnswerTooLarge.ended(refused))
            throw new Lost("the result has " + AnswerTooLarge.WORDS, refused, true);
        if (CANCELED.equals(refused.getSQLState()))
            return new Answer.TooLong(
                    "the statement was not done after %s s".formatted(statement.toSeconds()));
        if (WRITES.equals(refused.getSQLState()))
            return new Answer.Failed(
                    WRITES, "the statement would change something: a query is expected");
        if (refused instanceof PSQLException psql && psql.getServerErrorMessage() != null)
            return new Answer.Failed(
                    String.valueOf(psql.getSQLState()),
                    String.valueOf(psql.getServerErrorMessage().getMessage()));
        // the driver will not do this, such as COPY
        if (refused.getCause() == null)
            return new Answer.Failed("", String.valueOf(refused.getMessage()));
        throw new Lost(String.valueOf(refused.getMessage()), refused, false);
    }

    @Override
    public void close() throws SQLException {
        stage.endReaders();
    }
}
