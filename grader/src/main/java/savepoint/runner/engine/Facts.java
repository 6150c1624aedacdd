package savepoint.runner.engine;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The keys and indexes of a table, in words: `primary key customer(id)`, `unique customer(email)`, `foreign key
/// purchase(customer_id)`, and for each index its columns and every beginning of them: `index purchase(customer_id)`.
final class Facts {
    private Facts() {}

    static Set<String> of(DatabaseMetaData data, String schema, String table) throws SQLException {
        var facts = new HashSet<String>();
        try (var keys = data.getPrimaryKeys(null, schema, table)) {
            primary(facts, table, keys);
        }
        try (var keys = data.getImportedKeys(null, schema, table)) {
            foreign(facts, table, keys);
        }
        try (var indexes = data.getIndexInfo(null, schema, table, false, true)) {
            indexes(facts, table, indexes);
        }
        return facts;
    }

    private static Set<List<String>> inOrder(Map<String, SortedMap<Integer, String>> found) {
        var lists = new HashSet<List<String>>();
        found.values().forEach(columns -> lists.add(List.copyOf(columns.values())));
        return lists;
    }

    private static void primary(Set<String> facts, String table, ResultSet rows)
            throws SQLException {
        var columns = new TreeMap<Integer, String>();
        while (rows.next()) columns.put(rows.getInt("KEY_SEQ"), rows.getString("COLUMN_NAME"));
        if (columns.isEmpty()) return;
        facts.add(words("primary key", table, List.copyOf(columns.values())));
        beginnings(facts, table, List.copyOf(columns.values()));
    }

    /// Many have no name; a new one begins with its first column.
    private static void foreign(Set<String> facts, String table, ResultSet rows)
            throws SQLException {
        var columns = new ArrayList<String>();
        while (rows.next()) {
            if (rows.getInt("KEY_SEQ") == 1 && !columns.isEmpty()) {
                facts.add(words("foreign key", table, columns));
                columns.clear();
            }
            columns.add(rows.getString("FKCOLUMN_NAME"));
        }
        if (!columns.isEmpty()) facts.add(words("foreign key", table, columns));
    }

    private static void indexes(Set<String> facts, String table, ResultSet rows)
            throws SQLException {
        var unique = new HashMap<String, SortedMap<Integer, String>>();
        var all = new HashMap<String, SortedMap<Integer, String>>();
        while (rows.next()) {
            var column = rows.getString("COLUMN_NAME");
            if (column == null) continue; // an expression
            var name = rows.getString("INDEX_NAME");
            int place = rows.getInt("ORDINAL_POSITION");
            all.computeIfAbsent(name, _ -> new TreeMap<>()).put(place, column);
            if (!rows.getBoolean("NON_UNIQUE"))
                unique.computeIfAbsent(name, _ -> new TreeMap<>()).put(place, column);
        }
        for (var columns : inOrder(unique)) facts.add(words("unique", table, columns));
        for (var columns : inOrder(all)) beginnings(facts, table, columns);
    }

    private static void beginnings(Set<String> facts, String table, List<String> columns) {
        for (int n = 1; n <= columns.size(); n++)
            facts.add(words("index", table, columns.subList(0, n)));
    }

    private static String words(String what, String table, List<String> columns) {
        return "%s %s(%s)".formatted(what, table, String.join(", ", columns));
    }
}
