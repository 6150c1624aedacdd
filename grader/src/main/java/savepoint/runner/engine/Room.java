package savepoint.runner.engine;

import java.io.DataOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// Carries requests out on an engine's one database.
final class Room {
    private static final int MOST_ROWS = 200_000;
    private static final int MOST_PROBED = 100;

    private final Engine engine;

    Room(Engine engine) {
        this.engine = engine;
    }

    /// All statements or as many as are taken, in one transaction as far as the engine has such.
    void run(Connection session, List<String> statements, DataOutputStream out)
            throws SQLException, IOException {
        try (var connection = session) {
            connection.setAutoCommit(false);
            for (int i = 0; i < statements.size(); i++) {
                try (var statement = connection.createStatement()) {
                    statement.setEscapeProcessing(false);
                    statement.execute(statements.get(i));
                } catch (SQLException refused) {
                    EngineAnswer.refused(out, i, engine.words(refused));
                    return;
                }
            }
            connection.commit();
        }
        EngineAnswer.done(out);
    }

    void ask(boolean otherwise, int mostRows, String sql, DataOutputStream out)
            throws SQLException, IOException, Sheet.TooLarge {
        var why = engine.refuses(sql);
        if (why != null) {
            EngineAnswer.refused(out, 0, why);
            return;
        }
        try (var connection = engine.reader(otherwise);
                var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            if (!statement.execute(sql)) {
                EngineAnswer.refused(out, 0, "the statement returns no rows: a query is expected");
                return;
            }
            try (var result = statement.getResultSet()) {
                EngineAnswer.sheets(out, List.of(Sheet.read("", result, mostRows, List.of())));
            }
        }
    }

    void tables(List<String> named, List<String> ignore, DataOutputStream out)
            throws SQLException, IOException, Sheet.TooLarge {
        var sheets = new ArrayList<Sheet>();
        try (var connection = engine.checker()) {
            var there = engine.tables(connection);
            for (var table : named.isEmpty() ? there : named) {
                // one that is gone is missing in the answer, too
                if (there.contains(table)) sheets.add(table(connection, table, ignore));
            }
            var definitions = engine.definitions();
            if (definitions != null) {
                try (var statement = connection.createStatement();
                        var result = statement.executeQuery(definitions)) {
                    sheets.add(Sheet.read("sqlite_schema", result, MOST_ROWS, List.of()));
                }
            }
        }
        EngineAnswer.sheets(out, sheets);
    }

    private Sheet table(Connection connection, String table, List<String> ignore)
            throws SQLException, Sheet.TooLarge {
        var columns = new ArrayList<String>();
        try (var found = connection.getMetaData().getColumns(null, engine.schema(), table, null)) {
            while (found.next()) {
                var column = found.getString("COLUMN_NAME");
                // underscores in a name match any letter in a pattern
                if (!found.getString("TABLE_NAME").equals(table)) continue;
                if (!ignore.contains(table + "." + column)) columns.add(column);
            }
        }
        var key = new TreeMap<Integer, String>();
        try (var found = connection.getMetaData().getPrimaryKeys(null, engine.schema(), table)) {
            while (found.next()) key.put(found.getInt("KEY_SEQ"), found.getString("COLUMN_NAME"));
        }
        var list = String.join(", ", columns.stream().map(Room::quoted).toList());
        try (var statement = connection.createStatement();
                var result =
                        statement.executeQuery(
                                "select %s from %s".formatted(list, quoted(table)))) {
            return Sheet.read(
                    table,
                    result,
                    MOST_ROWS,
                    key.values().stream().filter(columns::contains).toList());
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    void probe(List<String> probes, DataOutputStream out) throws SQLException, IOException {
        var outcomes = new ArrayList<String>();
        try (var connection = engine.maker()) {
            connection.setAutoCommit(false);
            for (var probe : probes) {
                var before = connection.setSavepoint();
                try (var statement = connection.createStatement()) {
                    statement.setEscapeProcessing(false);
                    outcomes.add(
                            statement.execute(probe)
                                    ? rows(statement.getResultSet())
                                    : changed(statement.getUpdateCount()));
                } catch (SQLException refused) {
                    outcomes.add("refused with " + engine.code(refused));
                    connection.rollback(before);
                }
            }
            connection.rollback();
        }
        try (var connection = engine.checker()) {
            EngineAnswer.probed(out, outcomes, List.copyOf(facts(connection)));
        }
    }

    private Set<String> facts(Connection connection) throws SQLException {
        var facts = new HashSet<String>();
        for (var table : engine.tables(connection))
            facts.addAll(Facts.of(connection.getMetaData(), engine.schema(), table));
        return facts;
    }

    private static String changed(int rows) {
        return rows == 1 ? "accepted (1 row)" : "accepted (%d rows)".formatted(rows);
    }

    private static String rows(ResultSet result) throws SQLException {
        try (result) {
            var rows =
                    Sheet.read("", result, MOST_PROBED, List.of()).rows().stream()
                            .map(String::valueOf)
                            .sorted()
                            .toList();
            return rows.isEmpty() ? "no rows" : String.join(" ", rows);
        } catch (Sheet.TooLarge tooLarge) {
            return tooLarge.getMessage();
        }
    }
}
