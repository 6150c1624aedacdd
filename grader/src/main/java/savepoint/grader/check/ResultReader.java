package savepoint.grader.check;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads results and tables as text, never more than a cap.
public final class ResultReader {
    /// Characters of a result that are kept in memory at most.
    private static final long MOST_TEXT = 32L << 20;

    private static final int MOST_ANSWERS = 1_000;

    private ResultReader() {}

    /// A result is larger than a hand-in may return.
    public static final class TooLarge extends Exception {
        TooLarge(String message) {
            super(message, null, false, false);
        }
    }

    public static Table read(ResultSet result, int mostRows) throws SQLException, TooLarge {
        var facts = result.getMetaData();
        var columns = new ArrayList<Table.Column>();
        for (int i = 1; i <= facts.getColumnCount(); i++) {
            columns.add(
                    new Table.Column(facts.getColumnLabel(i), isNumeric(facts.getColumnType(i))));
        }
        var rows = new ArrayList<List<String>>();
        long text = 0;
        while (result.next()) {
            if (rows.size() == mostRows)
                throw new TooLarge("more than %d rows".formatted(mostRows));
            var row = new ArrayList<String>(columns.size());
            for (int i = 1; i <= columns.size(); i++) {
                var cell = result.getString(i);
                // what char(n) pads with is no part of a value
                if (cell != null && facts.getColumnType(i) == Types.CHAR)
                    cell = cell.stripTrailing();
                row.add(cell);
                if (cell != null) text += cell.length();
            }
            if (text > MOST_TEXT) throw new TooLarge("more than %d MB".formatted(MOST_TEXT >> 20));
            rows.add(row);
        }
        return new Table(columns, rows, List.of());
    }

    /// The tables of schema public as the checker sees them: all of them, or those named.
    public static Map<String, Table> tables(
            Connection checker, List<String> named, Set<String> ignore)
            throws SQLException, TooLarge {
        // else the driver takes a whole table into memory at once
        checker.setAutoCommit(false);
        var tables = new LinkedHashMap<String, Table>();
        for (var name : named.isEmpty() ? tableNames(checker) : named) {
            tables.put(name, table(checker, name, ignore));
        }
        return tables;
    }

    /// What an author asks of the tables that are left.
    public static Table query(Connection checker, String sql) throws SQLException, TooLarge {
        checker.setAutoCommit(false);
        try (var statement = checker.createStatement()) {
            statement.setFetchSize(1_000);
            try (var result = statement.executeQuery(sql)) {
                return read(result, MOST_ANSWERS);
            }
        }
    }

    private static List<String> tableNames(Connection checker) throws SQLException {
        var names = new ArrayList<String>();
        try (var statement = checker.createStatement();
                var result =
                        statement.executeQuery(
                                """
                                select c.relname from pg_catalog.pg_class c
                                 where c.relnamespace = 'public'::pg_catalog.regnamespace and c.relkind in ('r', 'p')
                                 order by c.relname\
                                """)) {
            while (result.next()) names.add(result.getString(1));
        }
        return names;
    }

    private static Table table(Connection checker, String name, Set<String> ignore)
            throws SQLException, TooLarge {
        var wanted = new ArrayList<String>();
        var key = new ArrayList<Integer>();
        try (var columns =
                checker.prepareStatement(
                        """
                        select a.attname, coalesce(a.attnum = any (i.indkey::int2[]), false)
                          from pg_catalog.pg_attribute a
                          left join pg_catalog.pg_index i on i.indrelid = a.attrelid and i.indisprimary
                         where a.attrelid = (select c.oid from pg_catalog.pg_class c
                                              where c.relnamespace = 'public'::pg_catalog.regnamespace and c.relname = ?
                                                and c.relkind in ('r', 'p'))
                           and a.attnum > 0 and not a.attisdropped
                         order by a.attnum\
                        """)) {
            columns.setString(1, name);
            try (var result = columns.executeQuery()) {
                while (result.next()) {
                    if (ignore.contains(name + "." + result.getString(1))) continue;
                    if (result.getBoolean(2)) key.add(wanted.size());
                    wanted.add(result.getString(1));
                }
            }
        }
        if (wanted.isEmpty())
            throw new SQLException("table %s is not there".formatted(name), "42P01");
        var list = String.join(", ", wanted.stream().map(ResultReader::quoted).toList());
        try (var statement = checker.createStatement()) {
            statement.setFetchSize(1_000);
            try (var result =
                    statement.executeQuery(
                            "select %s from public.%s".formatted(list, quoted(name)))) {
                var table = read(result, 200_000);
                return new Table(table.columns(), table.rows(), key);
            }
        }
    }

    static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    /// Whether values of this type, of `java.sql.Types`, are numbers.
    public static boolean isNumeric(int type) {
        return switch (type) {
            case Types.SMALLINT,
                    Types.INTEGER,
                    Types.BIGINT,
                    Types.NUMERIC,
                    Types.DECIMAL,
                    Types.REAL,
                    Types.DOUBLE,
                    Types.FLOAT ->
                    true;
            default -> false;
        };
    }
}
