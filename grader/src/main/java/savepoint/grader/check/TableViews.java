package savepoint.grader.check;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import savepoint.grader.verdict.ConsoleAnswer.ColumnView;
import savepoint.grader.verdict.ConsoleAnswer.TableView;

/// The tables of schema public as a learner wants to know them.
public final class TableViews {
    private static final int MOST_TABLES = 40;
    private static final int SAMPLE = 5;

    private static final String TABLES =
            """
            select c.oid, c.relname from pg_catalog.pg_class c
             where c.relnamespace = 'public'::pg_catalog.regnamespace and c.relkind in ('r', 'p')
             order by c.oid
             limit %d\
            """
                    .formatted(MOST_TABLES);

    private static final String COLUMNS =
            """
            select a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod), not a.attnotnull,
                   exists (select from pg_catalog.pg_constraint p
                            where p.conrelid = a.attrelid and p.contype = 'p' and a.attnum = any (p.conkey)),
                   (select r.relname || '(' || k.attname || ')'
                      from pg_catalog.pg_constraint f
                      join pg_catalog.pg_class r on r.oid = f.confrelid
                      join pg_catalog.pg_attribute k on k.attrelid = f.confrelid and k.attnum = f.confkey[1]
                     where f.conrelid = a.attrelid and f.contype = 'f' and f.conkey = array[a.attnum]
                     order by f.oid
                     limit 1)
              from pg_catalog.pg_attribute a
             where a.attrelid = ? and a.attnum > 0 and not a.attisdropped
             order by a.attnum\
            """;

    // single-column primary and foreign keys stand with their columns
    private static final String RULES =
            """
            select pg_catalog.pg_get_constraintdef(c.oid)
              from pg_catalog.pg_constraint c
             where c.conrelid = ?
               and (c.contype in ('c', 'u', 'x') or c.contype in ('p', 'f') and pg_catalog.cardinality(c.conkey) > 1)
             order by c.contype desc, c.conname\
            """;

    private TableViews() {}

    private record Named(long oid, String name) {}

    /// @param checker see [ResultReader]
    public static List<TableView> read(Connection checker) throws SQLException {
        var views = new ArrayList<TableView>();
        for (var table : named(checker)) {
            var columns = of(checker, table, COLUMNS, TableViews::column);
            views.add(
                    new TableView(
                            Legible.cell(table.name()),
                            columns,
                            of(checker, table, RULES, row -> Legible.cell(row.getString(1))),
                            all(
                                    checker,
                                    "select * from public.%s limit %d"
                                            .formatted(ResultReader.quoted(table.name()), SAMPLE),
                                    row -> cells(row, columns.size())),
                            all(
                                            checker,
                                            "select count(*) from public."
                                                    + ResultReader.quoted(table.name()),
                                            row -> row.getLong(1))
                                    .getFirst()));
        }
        return views;
    }

    private static List<Named> named(Connection checker) throws SQLException {
        return all(checker, TABLES, row -> new Named(row.getLong(1), row.getString(2)));
    }

    private static ColumnView column(ResultSet row) throws SQLException {
        var references = row.getString(5);
        return new ColumnView(
                Legible.cell(row.getString(1)),
                Legible.cell(row.getString(2)),
                row.getBoolean(4),
                row.getBoolean(3),
                references == null ? "" : Legible.cell(references));
    }

    private static List<String> cells(ResultSet row, int columns) throws SQLException {
        var cells = new ArrayList<String>();
        for (int i = 1; i <= columns; i++) {
            var cell = row.getString(i);
            cells.add(cell == null ? null : Legible.cell(cell));
        }
        return cells;
    }

    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static <T> List<T> of(Connection checker, Named table, String sql, Reading<T> reading)
            throws SQLException {
        try (var statement = checker.prepareStatement(sql)) {
            statement.setLong(1, table.oid());
            try (var rows = statement.executeQuery()) {
                return all(rows, reading);
            }
        }
    }

    private static <T> List<T> all(Connection checker, String sql, Reading<T> reading)
            throws SQLException {
        try (var statement = checker.createStatement();
                var rows = statement.executeQuery(sql)) {
            return all(rows, reading);
        }
    }

    private static <T> List<T> all(ResultSet rows, Reading<T> reading) throws SQLException {
        var all = new ArrayList<T>();
        while (rows.next()) all.add(reading.read(rows));
        return all;
    }
}
