package savepoint.grader.generate;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import savepoint.grader.query.Hints;

/// For each column the values that rows are made of: usual ones, and those that lie around the constants of queries.
///
/// @param columns by table and column
record Pools(List<List<Pool>> columns) {
    /// @param usual the plainest first
    /// @param pointed around constants
    record Pool(List<String> usual, List<String> pointed) {}

    private static final int MOST_POINTED = 24;
    private static final int MOST_SAMPLED = 8;
    private static final Pattern CONSTANT =
            Pattern.compile("'((?:[^']|'')*)'|(-?\\d+(?:\\.\\d+)?)");

    Pool of(int table, int column) {
        return columns.get(table).get(column);
    }

    /// @param sample rows of the author's, whose values count as usual ones; may be empty
    static Pools of(Shape shape, Dataset sample, Hints hints) {
        var kin = new Kinship(shape, hints);
        var all = new ArrayList<List<Pool>>();
        for (int t = 0; t < shape.tables().size(); t++) {
            var table = shape.tables().get(t);
            var pools = new ArrayList<Pool>();
            for (int c = 0; c < table.columns().size(); c++) {
                var column = table.columns().get(c);
                var usual = new LinkedHashSet<String>();
                usual.addAll(Plain.values(column));
                usual.addAll(sampled(sample, t, c));
                var pointed = new LinkedHashSet<String>();
                for (var condition : column.conditions()) around(column, condition, pointed);
                var own = kin.of(t, c);
                for (var literal : hints.literals())
                    if (kin.binds(literal, own)) pointed.addAll(Pointed.values(column, literal));
                for (var literal : hints.literals())
                    if (kin.bindsNothing(literal)) pointed.addAll(Pointed.values(column, literal));
                pools.add(
                        new Pool(
                                usual.stream().filter(value -> fits(column, value)).toList(),
                                pointed.stream()
                                        .filter(value -> fits(column, value))
                                        .limit(MOST_POINTED)
                                        .toList()));
            }
            all.add(pools);
        }
        return new Pools(all);
    }

    private static Set<String> sampled(Dataset sample, int table, int column) {
        var values = new LinkedHashSet<String>();
        for (var row : sample.tables().get(table)) {
            if (row.get(column) != null && values.size() < MOST_SAMPLED)
                values.add(row.get(column));
        }
        return values;
    }

    /// What a condition of the schema names is allowed more often than not.
    private static void around(Shape.Column column, String condition, Set<String> values) {
        var constant = CONSTANT.matcher(condition);
        while (constant.find()) {
            var literal =
                    constant.group(1) != null
                            ? new Hints.Literal(
                                    Hints.Kind.TEXT,
                                    constant.group(1).replace("''", "'"),
                                    List.of())
                            : new Hints.Literal(Hints.Kind.NUMBER, constant.group(2), List.of());
            values.addAll(Pointed.values(column, literal));
        }
    }

    private static boolean fits(Shape.Column column, String value) {
        return switch (column.kind()) {
            case TEXT -> column.size() == 0 || value.length() <= column.size();
            case INTEGER -> inRange(column, value);
            case DECIMAL, FLOAT, BOOLEAN, DATE, TIMESTAMP, TIME, INTERVAL, UUID, ENUM, OTHER ->
                    true;
        };
    }

    private static boolean inRange(Shape.Column column, String value) {
        var most =
                switch (column.type()) {
                    case "smallint" -> BigDecimal.valueOf(Short.MAX_VALUE);
                    case "integer" -> BigDecimal.valueOf(Integer.MAX_VALUE);
                    default -> BigDecimal.valueOf(Long.MAX_VALUE);
                };
        return new BigDecimal(value).abs().compareTo(most) <= 0;
    }

    /// The same without the values that the server does not take for their column.
    Pools accepted(Shape shape, Connection author) throws SQLException {
        var all = new ArrayList<List<Pool>>();
        for (int t = 0; t < shape.tables().size(); t++) {
            var pools = new ArrayList<Pool>();
            for (int c = 0; c < columns.get(t).size(); c++) {
                var column = shape.tables().get(t).columns().get(c);
                var pool = of(t, c);
                boolean doubtful =
                        !column.conditions().isEmpty()
                                || column.kind() == Shape.Kind.DECIMAL
                                || column.kind() == Shape.Kind.OTHER;
                pools.add(doubtful ? accepted(column, pool, author) : pool);
            }
            all.add(pools);
        }
        return new Pools(all);
    }

    private static Pool accepted(Shape.Column column, Pool pool, Connection author)
            throws SQLException {
        return new Pool(
                Accepted.of(column, pool.usual(), author),
                Accepted.of(column, pool.pointed(), author));
    }
}
