package savepoint.grader.bundle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Rows as the INSERT statements that bring them.
public final class Inserts {
    private static final int ROWS = 1_000;

    private static final Pattern IDENTITY =
            Pattern.compile("generated\\s+always\\s+as\\s+identity", Pattern.CASE_INSENSITIVE);

    private Inserts() {}

    /// @param columns their names, or empty for all of the table in its own order
    /// @param rows cells as text; null is NULL
    /// @param schema that makes the table
    public static String of(
            String table, List<String> columns, List<List<String>> rows, String schema) {
        // identity columns get what the rows say; not every engine knows the words
        var values =
                IDENTITY.matcher(schema).find() ? " overriding system value values\n" : " values\n";
        var sql = new StringBuilder();
        for (int from = 0; from < rows.size(); from += ROWS) {
            sql.append("insert into ").append(quoted(table));
            if (!columns.isEmpty())
                sql.append(
                        columns.stream()
                                .map(Inserts::quoted)
                                .collect(Collectors.joining(", ", " (", ")")));
            sql.append(values);
            sql.append(
                    rows.subList(from, Math.min(rows.size(), from + ROWS)).stream()
                            .map(Inserts::row)
                            .collect(Collectors.joining(",\n")));
            sql.append(";\n");
        }
        return sql.toString();
    }

    private static String row(List<String> cells) {
        return cells.stream()
                .map(cell -> cell == null ? "null" : "'" + cell.replace("'", "''") + "'")
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /// Tables in the order in which a schema makes them: what others refer to comes first.
    public static List<String> inOrder(Collection<String> tables, String schema) {
        var sorted = new ArrayList<>(tables);
        sorted.sort(
                Comparator.<String>comparingInt(table -> made(table, schema))
                        .thenComparing(Comparator.naturalOrder()));
        return sorted;
    }

    private static int made(String table, String schema) {
        var statement =
                Pattern.compile(
                                "create\\s+table\\s+(if\\s+not\\s+exists\\s+)?(public\\.)?\"?"
                                        + Pattern.quote(table)
                                        + "\\b",
                                Pattern.CASE_INSENSITIVE)
                        .matcher(schema);
        return statement.find() ? statement.start() : Integer.MAX_VALUE;
    }
}
