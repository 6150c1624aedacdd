package savepoint.grader.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import savepoint.grader.bundle.Check.Order;
import savepoint.grader.verdict.TableDiff;

/// Compares a hand-in's table with the solution's.
public final class TableComparison {
    private final Order order;
    private final boolean byName;
    private final Cells cells;

    public TableComparison(Order order, boolean byName, BigDecimal tolerance) {
        this.order = order;
        this.byName = byName;
        this.cells = new Cells(tolerance);
    }

    /// Empty where they count as the same.
    public Optional<Difference> compare(Table expected, Table unordered) {
        var shape = shape(expected, unordered);
        if (shape.isPresent()) return shape;
        var got = byName ? unordered.project(positionsByName(expected, unordered)) : unordered;
        var numeric =
                IntStream.range(0, expected.columns().size())
                        .mapToObj(i ->
                                expected.columns().get(i).numeric()
                                        && got.columns().get(i).numeric())
                        .toList();
        return switch (order) {
            case Order.Bag _ -> asBags(expected, got, numeric);
            case Order.SetOf _ ->
                    asBags(distinct(expected, numeric), distinct(got, numeric), numeric);
            case Order.Exact _ ->
                    asBags(expected, got, numeric).or(() -> inOrder(expected, got, numeric));
            case Order.Sorted(var by) ->
                    asBags(expected, got, numeric).or(() -> sorted(expected, got, numeric, by));
        };
    }

    private Optional<Difference> shape(Table expected, Table got) {
        int want = expected.columns().size();
        int have = got.columns().size();
        if (want != have) {
            return Optional.of(
                    Difference.inWords(
                            "the result has %s, the reference has %s"
                                    .formatted(columns(have), columns(want))));
        }
        if (byName && positionsByName(expected, got).contains(-1)) {
            return Optional.of(
                    Difference.inWords(
                            "the result's columns are not named like the reference's",
                            "the result's columns are named %s, the reference's %s"
                                    .formatted(
                                            String.join(", ", got.columnNames()),
                                            String.join(", ", expected.columnNames()))));
        }
        return Optional.empty();
    }

    private static String columns(int count) {
        return count == 1 ? "one column" : count + " columns";
    }

    private static List<Integer> positionsByName(Table expected, Table got) {
        var names = got.columnNames().stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        return expected.columnNames().stream()
                .map(name -> names.indexOf(name.toLowerCase(Locale.ROOT)))
                .toList();
    }

    private Optional<Difference> asBags(Table expected, Table got, List<Boolean> numeric) {
        var unexpected = new ArrayList<List<String>>();
        var missing =
                cells.tolerance().signum() == 0
                        ? subtractByHash(expected, got, numeric, unexpected)
                        : subtractByScan(expected, got, numeric, unexpected);
        if (missing.isEmpty() && unexpected.isEmpty()) return Optional.empty();
        return Optional.of(describe(expected, missing, unexpected, numeric));
    }

    /// The rows missing from `got`; those it has too many are added to `unexpected`.
    private static List<List<String>> subtractByHash(
            Table expected, Table got, List<Boolean> numeric, List<List<String>> unexpected) {
        var left = new HashMap<List<String>, Integer>();
        for (var row : expected.rows()) left.merge(canonical(row, numeric), 1, Integer::sum);
        for (var row : got.rows()) {
            var key = canonical(row, numeric);
            int count = left.getOrDefault(key, 0);
            if (count == 0) unexpected.add(row);
            else left.put(key, count - 1);
        }
        var missing = new ArrayList<List<String>>();
        for (var row : expected.rows()) {
            var key = canonical(row, numeric);
            int count = left.get(key);
            if (count > 0) {
                missing.add(row);
                left.put(key, count - 1);
            }
        }
        return missing;
    }

    /// With a tolerance equality is no longer transitive, so each row looks for a partner of its own.
    private List<List<String>> subtractByScan(
            Table expected, Table got, List<Boolean> numeric, List<List<String>> unexpected) {
        var exact = new ArrayList<List<String>>();
        var left = subtractByHash(expected, got, numeric, exact);
        for (var row : exact) {
            var partner =
                    left.stream()
                            .filter(candidate -> cells.same(candidate, row, numeric))
                            .findFirst();
            if (partner.isPresent()) left.remove(partner.get());
            else unexpected.add(row);
        }
        return left;
    }

    private Difference describe(
            Table expected,
            List<List<String>> missing,
            List<List<String>> unexpected,
            List<Boolean> numeric) {
        var rows = new ArrayList<TableDiff.Row>();
        var byKey = new HashMap<List<String>, List<String>>();
        if (!expected.key().isEmpty()) {
            for (var row : unexpected) byKey.put(keyOf(expected, row, numeric), row);
        }
        int differing = 0;
        var paired = new LinkedHashSet<List<String>>();
        for (var row : missing) {
            var partner = byKey.remove(keyOf(expected, row, numeric));
            if (expected.key().isEmpty() || partner == null) {
                rows.add(new TableDiff.Row(TableDiff.Kind.MISSING, row, List.of()));
            } else {
                rows.add(new TableDiff.Row(TableDiff.Kind.DIFFERS, row, partner));
                paired.add(partner);
                differing++;
            }
        }
        int surplus = 0;
        for (var row : unexpected) {
            if (paired.contains(row)) continue;
            rows.add(new TableDiff.Row(TableDiff.Kind.UNEXPECTED, List.of(), row));
            surplus++;
        }
        return Difference.of(
                words(missing.size() - differing, surplus, differing),
                expected.columnNames(),
                rows);
    }

    private static String words(int missing, int unexpected, int differing) {
        var parts = new ArrayList<String>();
        if (missing > 0) parts.add(missing == 1 ? "a row is missing" : "rows are missing");
        if (unexpected > 0)
            parts.add(unexpected == 1 ? "there is a row too many" : "there are rows too many");
        if (differing > 0) parts.add(differing == 1 ? "a row differs" : "rows differ");
        return String.join(", ", parts);
    }

    private Optional<Difference> inOrder(Table expected, Table got, List<Boolean> numeric) {
        var rows = new ArrayList<TableDiff.Row>();
        for (int i = 0; i < expected.rows().size(); i++) {
            if (!cells.same(expected.rows().get(i), got.rows().get(i), numeric)) {
                rows.add(
                        new TableDiff.Row(
                                TableDiff.Kind.DIFFERS, expected.rows().get(i), got.rows().get(i)));
            }
        }
        if (rows.isEmpty()) return Optional.empty();
        return Optional.of(
                Difference.of(
                        "the rows are right, their order is not", expected.columnNames(), rows));
    }

    /// Rows are the same bag: their order is right where each row's keys are those of the solution's row at its place.
    private Optional<Difference> sorted(
            Table expected, Table got, List<Boolean> numeric, List<String> by) {
        var keys = by.stream().map(key -> position(expected, key)).toList();
        var keyNumeric = keys.stream().map(numeric::get).toList();
        return inOrder(expected.project(keys), got.project(keys), keyNumeric)
                .map(_ -> inOrder(expected, got, numeric).orElseThrow());
    }

    private static int position(Table table, String key) {
        if (key.matches("\\d{1,3}")) return Integer.parseInt(key) - 1;
        return table.columnNames().indexOf(key);
    }

    private static Table distinct(Table table, List<Boolean> numeric) {
        Map<List<String>, List<String>> seen = new java.util.LinkedHashMap<>();
        for (var row : table.rows()) seen.putIfAbsent(canonical(row, numeric), row);
        return new Table(table.columns(), List.copyOf(seen.values()), table.key());
    }

    private static List<String> keyOf(Table table, List<String> row, List<Boolean> numeric) {
        var key = new ArrayList<String>();
        for (int column : table.key())
            key.add(Cells.canonical(row.get(column), numeric.get(column)));
        return key;
    }

    private static List<String> canonical(List<String> row, List<Boolean> numeric) {
        var key = new ArrayList<String>(row.size());
        for (int i = 0; i < row.size(); i++) key.add(Cells.canonical(row.get(i), numeric.get(i)));
        return key;
    }
}
