package savepoint.grader.generate;

import java.math.BigDecimal;
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
    /// @param pointed around constants, the constants themselves first
    /// @param exact how many of those are constants themselves
    record Pool(List<String> usual, List<String> pointed, int exact) {
        Pool {
            exact = Math.min(exact, pointed.size());
        }
    }

    private static final int MOST_POINTED = 24;
    private static final int MOST_SAMPLED = 4;

    /// Values that stand before those of the sample.
    private static final int PLAINEST = 4;

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
                var plain = Plain.values(column);
                usual.addAll(plain.subList(0, Math.min(PLAINEST, plain.size())));
                usual.addAll(sampled(sample, t, c));
                usual.addAll(plain);
                for (var condition : column.conditions())
                    for (var literal : constants(condition))
                        usual.addAll(Pointed.beyond(column, literal));
                var around = new ArrayList<List<String>>();
                var own = kin.of(t, c);
                for (var literal : hints.literals())
                    if (kin.binds(literal, own)) around.add(pointed(column, literal));
                for (var literal : hints.literals())
                    if (kin.bindsNothing(literal)) around.add(pointed(column, literal));
                int exact = (int) around.stream().filter(one -> !one.isEmpty()).count();
                for (var condition : column.conditions())
                    for (var literal : constants(condition)) around.add(pointed(column, literal));
                pools.add(
                        new Pool(
                                usual.stream().filter(value -> fits(column, value)).toList(),
                                inTurn(around),
                                exact));
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

    private static List<String> pointed(Shape.Column column, Hints.Literal literal) {
        return Pointed.values(column, literal).stream()
                .filter(value -> fits(column, value))
                .toList();
    }

    /// The first of each, then the second of each, and so on.
    private static List<String> inTurn(List<List<String>> lists) {
        var all = new LinkedHashSet<String>();
        for (int i = 0; i < MOST_POINTED; i++)
            for (var list : lists) if (i < list.size()) all.add(list.get(i));
        return all.stream().limit(MOST_POINTED).toList();
    }

    /// What a condition of the schema names is allowed more often than not.
    private static List<Hints.Literal> constants(String condition) {
        var literals = new ArrayList<Hints.Literal>();
        var constant = CONSTANT.matcher(condition);
        while (constant.find()) {
            boolean text = constant.group(1) != null;
            literals.add(
                    new Hints.Literal(
                            text ? Hints.Kind.TEXT : Hints.Kind.NUMBER,
                            text ? constant.group(1).replace("''", "'") : constant.group(2),
                            List.of()));
        }
        return literals;
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
    Pools accepted(Shape shape, Accepted accepted) throws SQLException {
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
                pools.add(doubtful ? accepted(column, pool, accepted) : pool);
            }
            all.add(pools);
        }
        return new Pools(all);
    }

    private static Pool accepted(Shape.Column column, Pool pool, Accepted accepted)
            throws SQLException {
        var exact =
                accepted.of(
                        column,
                        pool.pointed().subList(0, Math.min(pool.exact(), pool.pointed().size())));
        var pointed = accepted.of(column, pool.pointed());
        return new Pool(accepted.of(column, pool.usual()), pointed, exact.size());
    }
}
