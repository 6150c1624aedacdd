package savepoint.grader.kind;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.postgresql.util.PSQLException;
import savepoint.grader.check.ResultReader;
import savepoint.grader.check.SchemaFacts;
import savepoint.grader.database.CaseDatabase;

/// Handed-in tables on a PostgreSQL server.
record SchemaTrial(ServerDesk desk, List<String> definitions, List<SqlText.Named> probes) {
    private static final int MOST_ROWS = 100;

    CaseResult carriedOut() throws SQLException, InterruptedException {
        try (var database = desk.own()) {
            var tried =
                    desk.timed(() -> {
                        try (var connection =
                                database.student(desk.limits().cpu(), desk.limits().wall())) {
                            return make(database, connection);
                        } catch (SQLException refused) {
                            return Refusals.of(desk, database.timedOut(), refused);
                        }
                    });
            if (!(tried instanceof CaseResult.Found(Tried(var outcomes, _)))) return tried;
            database.endStudentSessions();
            try (var checker = database.checker()) {
                return new CaseResult.Found(new Tried(outcomes, SchemaFacts.of(checker)));
            }
        }
    }

    private CaseResult make(CaseDatabase database, Connection connection) throws SQLException {
        int number = 0;
        for (var sql : definitions) {
            number++;
            try (var statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                statement.execute(sql);
            } catch (SQLException refused) {
                return switch (Refusals.of(desk, database.timedOut(), refused)) {
                    case CaseResult.SqlFailed(var message) -> Tried.refused(number, sql, message);
                    case CaseResult other -> other;
                };
            }
        }
        return new CaseResult.Found(new Tried(probe(connection), Set.of()));
    }

    private List<Tried.Probe> probe(Connection connection) throws SQLException {
        var outcomes = new ArrayList<Tried.Probe>();
        if (connection.getAutoCommit()) connection.setAutoCommit(false);
        for (var probe : probes) {
            var before = connection.setSavepoint();
            try (var statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                boolean rows = statement.execute(probe.sql());
                var outcome =
                        rows ? rows(statement.getResultSet()) : changed(statement.getUpdateCount());
                // what is only looked at in the end is looked at now
                statement.execute("SET CONSTRAINTS ALL IMMEDIATE");
                connection.releaseSavepoint(before);
                outcomes.add(new Tried.Probe(probe.name(), outcome));
            } catch (PSQLException refused) {
                if (refused.getServerErrorMessage() == null) throw refused;
                connection.rollback(before);
                outcomes.add(
                        new Tried.Probe(probe.name(), "refused with " + refused.getSQLState()));
            }
        }
        connection.rollback();
        return outcomes;
    }

    private static String changed(int rows) {
        return rows == 1 ? "accepted (1 row)" : "accepted (%d rows)".formatted(rows);
    }

    private static String rows(ResultSet result) throws SQLException {
        try (result) {
            var rows =
                    ResultReader.read(result, MOST_ROWS).rows().stream()
                            .map(String::valueOf)
                            .sorted()
                            .toList();
            return rows.isEmpty() ? "no rows" : String.join(" ", rows);
        } catch (ResultReader.TooLarge tooLarge) {
            return tooLarge.getMessage();
        }
    }
}
