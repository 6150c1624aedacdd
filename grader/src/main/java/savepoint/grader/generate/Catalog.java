package savepoint.grader.generate;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import savepoint.grader.generate.Shape.Kind;

/// Reads a schema's shape from the database that it was loaded into: no text of SQL says as surely what a column is.
public final class Catalog {
    private static final String COLUMNS =
            """
            select c.oid, c.relname, a.attnum, a.attname,
                   format_type(b.oid, case when t.typtype = 'd' then t.typtypmod else a.atttypmod end),
                   b.typname, b.typtype, case when t.typtype = 'd' then t.typtypmod else a.atttypmod end,
                   not (a.attnotnull or t.typnotnull),
                   (select array_agg(e.enumlabel order by e.enumsortorder)::text[] from pg_enum e where e.enumtypid = b.oid),
                   (select array_agg(pg_get_expr(k.conbin, k.conrelid) order by k.conname) from pg_constraint k
                     where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]),
                   exists (select from pg_constraint k where k.conrelid = c.oid and k.contype in ('c', 'x'))
                     or t.typtype = 'd'
                     or exists (select from pg_index i where i.indrelid = c.oid and i.indisunique
                                                        and (i.indpred is not null or i.indexprs is not null))
              from pg_class c
              join pg_attribute a on a.attrelid = c.oid
              join pg_type t on t.oid = a.atttypid
              join pg_type b on b.oid = case when t.typtype = 'd' then t.typbasetype else t.oid end
             where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
               and a.attgenerated = ''
             order by c.oid, a.attnum\
            """;

    private static final String UNIQUES =
            """
            select i.indrelid, i.indkey::int2[], i.indisprimary, not i.indnullsnotdistinct
              from pg_index i join pg_class c on c.oid = i.indrelid
             where c.relnamespace = 'public'::regnamespace and i.indisunique and i.indpred is null and i.indexprs is null
             order by i.indrelid, i.indisprimary desc, i.indexrelid\
            """;

    private static final String FOREIGN_KEYS =
            """
            select k.conrelid, k.conkey, k.confrelid, k.confkey
              from pg_constraint k join pg_class c on c.oid = k.conrelid
             where c.relnamespace = 'public'::regnamespace and k.contype = 'f'
             order by k.conrelid, k.conname\
            """;

    private final Map<Long, Draft> drafts = new LinkedHashMap<>();

    private Catalog() {}

    private static final class Draft {
        private final String name;
        private final List<Shape.Column> columns = new ArrayList<>();
        private final List<Integer> numbers = new ArrayList<>();
        private final List<Shape.Unique> uniques = new ArrayList<>();
        private final List<Reference> references = new ArrayList<>();
        private boolean checked;

        Draft(String name) {
            this.name = name;
        }

        List<Integer> places(Short[] wanted) {
            var places = new ArrayList<Integer>();
            for (short number : wanted) places.add(numbers.indexOf((int) number));
            return places;
        }
    }

    private record Reference(Short[] columns, long table, Short[] key) {}

    /// @param session that may read the catalogs
    public static Shape read(Connection session) throws SQLException {
        return new Catalog().shape(session);
    }

    private interface Each {
        void row(ResultSet row) throws SQLException;
    }

    private static void each(Connection session, String sql, Each each) throws SQLException {
        try (var statement = session.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) each.row(rows);
        }
    }

    private Shape shape(Connection session) throws SQLException {
        each(session, COLUMNS, this::column);
        each(
                session,
                UNIQUES,
                row -> {
                    var draft = drafts.get(row.getLong(1));
                    var places = draft == null ? List.of(-1) : draft.places(shorts(row, 2));
                    if (!places.contains(-1))
                        draft.uniques.add(
                                new Shape.Unique(places, row.getBoolean(4), row.getBoolean(3)));
                });
        each(
                session,
                FOREIGN_KEYS,
                row -> {
                    var draft = drafts.get(row.getLong(1));
                    if (draft != null && drafts.containsKey(row.getLong(3)))
                        draft.references.add(
                                new Reference(shorts(row, 2), row.getLong(3), shorts(row, 4)));
                });
        return ordered();
    }

    private void column(ResultSet row) throws SQLException {
        var draft = drafts.get(row.getLong(1));
        if (draft == null) {
            draft = new Draft(row.getString(2));
            drafts.put(row.getLong(1), draft);
        }
        var kind = kind(row.getString(6), row.getString(7));
        int modifier = row.getInt(8);
        boolean sized = kind == Kind.TEXT && modifier > 4;
        int scale =
                switch (kind) {
                    case DECIMAL -> modifier < 4 ? 2 : (modifier - 4) & 0x7ff;
                    case FLOAT -> 2;
                    default -> 0;
                };
        draft.numbers.add(row.getInt(3));
        draft.checked |= row.getBoolean(12);
        draft.columns.add(
                new Shape.Column(
                        row.getString(4),
                        row.getString(5),
                        kind,
                        sized ? modifier - 4 : row.getString(6).equals("char") ? 1 : 0,
                        scale,
                        row.getBoolean(9),
                        strings(row, 10),
                        strings(row, 11)));
    }

    private static Kind kind(String type, String category) {
        if (category.equals("e")) return Kind.ENUM;
        return switch (type) {
            case "int2", "int4", "int8" -> Kind.INTEGER;
            case "numeric", "money" -> Kind.DECIMAL;
            case "float4", "float8" -> Kind.FLOAT;
            case "text", "varchar", "bpchar", "char", "name", "citext" -> Kind.TEXT;
            case "bool" -> Kind.BOOLEAN;
            case "date" -> Kind.DATE;
            case "timestamp", "timestamptz" -> Kind.TIMESTAMP;
            case "time", "timetz" -> Kind.TIME;
            case "interval" -> Kind.INTERVAL;
            case "uuid" -> Kind.UUID;
            default -> Kind.OTHER;
        };
    }

    private static Short[] shorts(ResultSet row, int at) throws SQLException {
        return (Short[]) row.getArray(at).getArray();
    }

    private static List<String> strings(ResultSet row, int at) throws SQLException {
        var array = row.getArray(at);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    /// Those that others refer to first; of a circle, the one that was made first.
    private Shape ordered() {
        var left = new ArrayList<>(drafts.keySet());
        var order = new ArrayList<Long>();
        while (!left.isEmpty()) {
            var next =
                    left.stream()
                            .filter(one ->
                                    drafts.get(one).references.stream()
                                            .allMatch(to ->
                                                    to.table() == one
                                                            || order.contains(to.table())))
                            .findFirst()
                            .orElse(left.getFirst());
            order.add(next);
            left.remove(next);
        }
        var tables = new ArrayList<Shape.Table>();
        for (var one : order) {
            var draft = drafts.get(one);
            var keys = new ArrayList<Shape.ForeignKey>();
            for (var to : draft.references)
                keys.add(
                        new Shape.ForeignKey(
                                draft.places(to.columns()),
                                order.indexOf(to.table()),
                                drafts.get(to.table()).places(to.key())));
            tables.add(
                    new Shape.Table(
                            draft.name,
                            List.copyOf(draft.columns),
                            List.copyOf(draft.uniques),
                            keys,
                            draft.checked));
        }
        return new Shape(tables);
    }
}
