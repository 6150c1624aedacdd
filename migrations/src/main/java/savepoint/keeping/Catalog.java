package savepoint.keeping;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What tables, keys and sequences a database of the platform has. Of Flyway's own table nothing is kept: migrations write
/// it anew.
final class Catalog {
    private final Connection connection;

    Catalog(Connection connection) {
        this.connection = connection;
    }

    record Table(String name, List<String> columns) {
        String quoted() {
            return quote(name);
        }

        String columnList() {
            return columns.stream().map(Catalog::quote).collect(Collectors.joining(", "));
        }
    }

    record ForeignKey(String table, String name, String definition) {}

    static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    List<Table> tables() throws SQLException {
        var tables = new ArrayList<Table>();
        try (var ask =
                        connection.prepareStatement(
                                """
                                select c.relname, array_agg(a.attname::text order by a.attnum)
                                  from pg_class c
                                  join pg_attribute a on a.attrelid = c.oid
                                 where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
                                   and c.relname <> 'flyway_schema_history'
                                   and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                                 group by c.relname
                                 order by c.relname\
                                """);
                var rows = ask.executeQuery()) {
            while (rows.next())
                tables.add(
                        new Table(
                                rows.getString(1),
                                List.of((String[]) rows.getArray(2).getArray())));
        }
        return tables;
    }

    List<ForeignKey> foreignKeys() throws SQLException {
        var keys = new ArrayList<ForeignKey>();
        try (var ask =
                        connection.prepareStatement(
                                """
                                select c.relname, k.conname, pg_get_constraintdef(k.oid)
                                  from pg_constraint k
                                  join pg_class c on c.oid = k.conrelid
                                 where k.contype = 'f' and c.relnamespace = 'public'::regnamespace
                                 order by c.relname, k.conname\
                                """);
                var rows = ask.executeQuery()) {
            while (rows.next())
                keys.add(new ForeignKey(rows.getString(1), rows.getString(2), rows.getString(3)));
        }
        return keys;
    }

    List<Manifest.Sequence> sequences() throws SQLException {
        var sequences = new ArrayList<Manifest.Sequence>();
        try (var ask =
                        connection.prepareStatement(
                                """
                                select sequencename, coalesce(last_value, 0) from pg_sequences
                                 where schemaname = 'public' order by sequencename\
                                """);
                var rows = ask.executeQuery()) {
            while (rows.next())
                sequences.add(new Manifest.Sequence(rows.getString(1), rows.getLong(2)));
        }
        return sequences;
    }
}
