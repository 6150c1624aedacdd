package savepoint.grader.run;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import savepoint.grader.check.Legible;
import savepoint.grader.check.ResultReader;
import savepoint.grader.database.AnswerTooLarge;
import savepoint.grader.database.CaseDatabase;
import savepoint.grader.kind.SqlText;
import savepoint.grader.verdict.ConsoleAnswer;
import savepoint.grader.verdict.ResultTable;

/// Runs typed statements, one at a time, and says what each came to.
final class ConsoleSession {
    private static final int MOST_ROWS = 200;
    private static final int MOST_STATEMENTS = 20;
    private static final String EXPLAIN = "explain (analyze, buffers, format json) ";

    private ConsoleSession() {}

    /// The session is gone, and with it what it did not commit.
    static final class Lost extends Exception {
        private final SQLException cause;

        Lost(SQLException cause) {
            super(cause);
            this.cause = cause;
        }

        SQLException cause() {
            return cause;
        }

        boolean tooLarge() {
            return AnswerTooLarge.ended(cause);
        }
    }

    static ConsoleAnswer run(Connection session, CaseDatabase copy, String sql)
            throws SQLException, Lost {
        long written = copy.written();
        boolean wasOpen = isOpen(session);
        long begun = System.nanoTime();
        var results = results(session, sql);
        long nanos = System.nanoTime() - begun;
        boolean wrote = copy.written() != written;
        boolean changes =
                wasOpen
                        || isOpen(session)
                        || results.stream()
                                .anyMatch(result ->
                                        switch (result) {
                                            case ConsoleAnswer.Done _ -> true;
                                            // a fault takes back what its statement wrote
                                            case ConsoleAnswer.Rows _ -> wrote;
                                            case ConsoleAnswer.Failed _,
                                                    ConsoleAnswer.Ended _,
                                                    ConsoleAnswer.Plan _,
                                                    ConsoleAnswer.Tables _,
                                                    ConsoleAnswer.Fault _ ->
                                                    false;
                                        });
        return new ConsoleAnswer(results, changes, nanos / 1_000_000);
    }

    /// Runs what was run before; what failed then fails again.
    static void repeat(Connection session, String sql) throws SQLException, Lost {
        results(session, sql);
    }

    static ConsoleAnswer plan(Connection session, String sql) throws SQLException, Lost {
        var statements = statements(sql);
        ConsoleAnswer.Result result;
        long begun = System.nanoTime();
        if (statements.size() != 1) {
            result =
                    problem(
                            "A plan is shown of one statement; here are %d."
                                    .formatted(statements.size()));
        } else if (statements
                .getFirst()
                .stripLeading()
                .toLowerCase(Locale.ROOT)
                .startsWith("explain")) {
            result = problem("Leave out EXPLAIN: the plan is shown anyway.");
        } else {
            result = explain(session, statements.getFirst().strip());
        }
        return new ConsoleAnswer(List.of(result), false, (System.nanoTime() - begun) / 1_000_000);
    }

    private static ConsoleAnswer.Result explain(Connection session, String sql)
            throws SQLException, Lost {
        try (var statement = statement(session);
                var result = statement.executeQuery(EXPLAIN + sql)) {
            result.next();
            return new ConsoleAnswer.Plan(result.getString(1));
        } catch (SQLException refused) {
            return refusal(session, refused, sql, EXPLAIN.length());
        }
    }

    private static List<ConsoleAnswer.Result> results(Connection session, String sql)
            throws SQLException, Lost {
        List<String> statements;
        try {
            statements = SqlText.statements(sql);
        } catch (SQLException unreadable) {
            return List.of(problem(String.valueOf(unreadable.getMessage())));
        }
        if (statements.isEmpty()) return List.of(problem("There is no statement."));
        if (statements.size() > MOST_STATEMENTS)
            return List.of(
                    problem("At most %d statements are run at once.".formatted(MOST_STATEMENTS)));
        var results = new ArrayList<ConsoleAnswer.Result>();
        for (var one : statements) {
            results.add(result(session, one.strip()));
            // as a script would: what follows a fault was written for its success
            if (results.getLast() instanceof ConsoleAnswer.Failed) break;
        }
        return results;
    }

    private static List<String> statements(String sql) {
        try {
            return SqlText.statements(sql);
        } catch (SQLException _) {
            return List.of(sql); // the database says what is wrong with it
        }
    }

    private static ConsoleAnswer.Result result(Connection session, String sql)
            throws SQLException, Lost {
        try (var statement = statement(session)) {
            if (!statement.execute(sql))
                return new ConsoleAnswer.Done(Math.max(0, statement.getLargeUpdateCount()));
            try (var rows = statement.getResultSet()) {
                return rows(rows);
            }
        } catch (SQLException refused) {
            return refusal(session, refused, sql, 0);
        }
    }

    private static Statement statement(Connection session) throws SQLException {
        var statement = session.createStatement();
        statement.setEscapeProcessing(false);
        statement.setMaxRows(MOST_ROWS + 1);
        return statement;
    }

    private static ConsoleAnswer.Rows rows(ResultSet result) throws SQLException {
        var facts = result.getMetaData();
        var columns = new ArrayList<ResultTable.Column>();
        for (int i = 1; i <= facts.getColumnCount(); i++)
            columns.add(
                    new ResultTable.Column(
                            Legible.cell(facts.getColumnLabel(i)),
                            ResultReader.isNumeric(facts.getColumnType(i))));
        var rows = new ArrayList<List<String>>();
        boolean more = false;
        while (!more && result.next()) {
            if (rows.size() == MOST_ROWS) {
                more = true;
                continue;
            }
            var row = new ArrayList<String>();
            for (int i = 1; i <= columns.size(); i++) {
                var cell = result.getString(i);
                row.add(cell == null ? null : Legible.cell(cell));
            }
            rows.add(row);
        }
        return new ConsoleAnswer.Rows(new ResultTable(columns, rows, more));
    }

    /// @param prefix characters that stand before what was typed
    private static ConsoleAnswer.Result refusal(
            Connection session, SQLException refused, String sql, int prefix)
            throws SQLException, Lost {
        if (session.isClosed() || AnswerTooLarge.ended(refused)) throw new Lost(refused);
        if (refused instanceof PSQLException psql && psql.getServerErrorMessage() != null) {
            ServerErrorMessage message = psql.getServerErrorMessage();
            return new ConsoleAnswer.Failed(
                    Legible.message(String.valueOf(message.getMessage())),
                    String.valueOf(psql.getSQLState()),
                    Legible.message(sql),
                    Math.max(0, message.getPosition() - prefix),
                    message.getHint() == null ? "" : Legible.message(message.getHint()));
        }
        // the driver will not do this, such as COPY from standard input
        if (refused.getCause() == null) return problem(String.valueOf(refused.getMessage()));
        throw new Lost(refused);
    }

    private static ConsoleAnswer.Failed problem(String message) {
        return new ConsoleAnswer.Failed(Legible.message(message), "", "", 0, "");
    }

    private static boolean isOpen(Connection session) throws SQLException {
        return session.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE;
    }
}
