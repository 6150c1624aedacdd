package savepoint.grader.kind;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postgresql.util.PSQLException;
import savepoint.grader.bundle.SchemaCheck;
import savepoint.grader.check.Legible;
import savepoint.grader.check.ResultReader;
import savepoint.grader.check.SchemaFacts;
import savepoint.grader.database.CaseDatabase;

/// Makes the tables of a hand-in and tries, with the hand-in's own rights, what they accept and refuse.
record SchemaKind(SchemaCheck check) implements SqlKind<SchemaKind.Tried> {
    private static final int MOST_ROWS = 100;

    /// @param name what the author calls the probe, or its statement
    /// @param outcome such as `accepted (1 row)`, `refused with 23505`, or the rows of a query
    record Probe(String name, String outcome) {}

    record Tried(List<Probe> probes, Set<String> facts) implements Evidence {}

    @Override
    public Class<Tried> evidence() {
        return Tried.class;
    }

    @Override
    public boolean isAboutRows() {
        return false;
    }

    @Override
    public CaseResult ask(Desk desk) throws SQLException, InterruptedException {
        List<String> statements;
        try {
            statements = SqlText.statements(desk.source(check.file()));
        } catch (SQLException unreadable) {
            return new CaseResult.SqlFailed(String.valueOf(unreadable.getMessage()));
        }
        try (var database = desk.own()) {
            var tried =
                    desk.timed(() -> {
                        try (var connection =
                                database.student(desk.limits().cpu(), desk.limits().wall())) {
                            return make(desk, database, connection, statements);
                        } catch (SQLException refused) {
                            return Refusals.of(desk, database.timedOut(), refused);
                        }
                    });
            if (!(tried instanceof CaseResult.Found(Tried(var probes, _)))) return tried;
            database.endStudentSessions();
            try (var checker = database.checker()) {
                return new CaseResult.Found(new Tried(probes, SchemaFacts.of(checker)));
            }
        }
    }

    private CaseResult make(
            Desk desk, CaseDatabase database, Connection connection, List<String> statements)
            throws SQLException {
        int number = 0;
        for (var sql : statements) {
            number++;
            try (var statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                statement.execute(sql);
            } catch (SQLException refused) {
                return switch (Refusals.of(desk, database.timedOut(), refused)) {
                    case CaseResult.SqlFailed(var message) ->
                            new CaseResult.SqlFailed(
                                    "statement %d (%s): %s"
                                            .formatted(number, firstLine(sql), message));
                    case CaseResult other -> other;
                };
            }
        }
        return new CaseResult.Found(new Tried(probe(connection), Set.of()));
    }

    private List<Probe> probe(Connection connection) throws SQLException {
        var probes = new ArrayList<Probe>();
        if (connection.getAutoCommit()) connection.setAutoCommit(false);
        for (var probe : SqlText.named(check.probes())) {
            var before = connection.setSavepoint();
            try (var statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                boolean rows = statement.execute(probe.sql());
                var outcome =
                        rows ? rows(statement.getResultSet()) : changed(statement.getUpdateCount());
                // what is only looked at in the end is looked at now
                statement.execute("SET CONSTRAINTS ALL IMMEDIATE");
                connection.releaseSavepoint(before);
                probes.add(new Probe(probe.name(), outcome));
            } catch (PSQLException refused) {
                if (refused.getServerErrorMessage() == null) throw refused;
                connection.rollback(before);
                probes.add(new Probe(probe.name(), "refused with " + refused.getSQLState()));
            }
        }
        connection.rollback();
        return probes;
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

    private static String firstLine(String sql) {
        return Legible.cell(sql.strip().lines().findFirst().orElse(""));
    }

    @Override
    public Optional<Finding> compare(Tried expected, Tried got) {
        for (var fact : check.has()) {
            if (!got.facts().contains(fact))
                return Optional.of(Finding.inWords("there is no " + fact));
        }
        for (int i = 0; i < expected.probes().size(); i++) {
            var want = expected.probes().get(i);
            var have = got.probes().get(i);
            if (!want.equals(have))
                return Optional.of(
                        Finding.inWords(
                                "%s: the reference says %s, yours %s"
                                        .formatted(want.name(), want.outcome(), have.outcome())));
        }
        return Optional.empty();
    }
}
