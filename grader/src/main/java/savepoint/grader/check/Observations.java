package savepoint.grader.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import savepoint.grader.bundle.Check.Order;
import savepoint.grader.check.Observation.Amount;
import savepoint.grader.check.Observation.Fields;
import savepoint.grader.check.Observation.Plain;
import savepoint.grader.check.Observation.Sequence;
import savepoint.grader.check.Observation.Thrown;
import savepoint.grader.check.Observation.Unsupported;
import savepoint.grader.verdict.TableDiff;

/// Compares what a hand-in's scenario saw with what the solution's saw.
public final class Observations {
    private static final int MOST_SURPLUS = 500;

    private final Order order;
    private final Cells cells;

    public Observations(Order order, BigDecimal tolerance) {
        this.order = order;
        this.cells = new Cells(tolerance);
    }

    /// Empty where they count as the same.
    public Optional<Difference> compare(Observation expected, Observation got) {
        if (got instanceof Unsupported(var what))
            return Optional.of(
                    Difference.inWords(
                            "it returned something that cannot be compared",
                            "it returned " + what + ", which cannot be compared"));
        if (expected instanceof Sequence(var want) && got instanceof Sequence(var have))
            return lists(want, have);
        if (same(expected, got)) return Optional.empty();
        return Optional.of(
                Difference.of(
                        category(expected, got),
                        inWords(expected, got),
                        List.of("result"),
                        List.of(
                                new TableDiff.Row(
                                        TableDiff.Kind.DIFFERS,
                                        List.of(words(expected)),
                                        List.of(words(got))))));
    }

    private static String category(Observation expected, Observation got) {
        if (got instanceof Thrown) {
            return expected instanceof Thrown
                    ? "it threw another exception than the reference"
                    : "it threw an exception";
        }
        return expected instanceof Thrown
                ? "it should have thrown an exception and did not"
                : "the returned value differs";
    }

    private static String inWords(Observation expected, Observation got) {
        if (got instanceof Thrown(var types, _)) {
            return expected instanceof Thrown
                    ? "it threw another exception: " + types.getFirst()
                    : "it threw " + types.getFirst();
        }
        if (expected instanceof Thrown(var types, _))
            return "it should have thrown " + types.getFirst() + " and did not";
        return category(expected, got);
    }

    private Optional<Difference> lists(List<Observation> want, List<Observation> have) {
        // a hand-in's list may be long on purpose; beyond this its elements are not worth pairing
        if (have.size() > want.size() + MOST_SURPLUS) {
            return Optional.of(
                    Difference.inWords(
                            "the returned list has far more elements than the reference's"));
        }
        var missing =
                new ArrayList<Observation>(order instanceof Order.SetOf ? distinct(want) : want);
        var unexpected = new ArrayList<Observation>();
        for (var element : order instanceof Order.SetOf ? distinct(have) : have) {
            int at = indexOf(missing, element);
            if (at >= 0) missing.remove(at);
            else unexpected.add(element);
        }
        var columns = columns(want.isEmpty() ? have : want);
        if (!missing.isEmpty() || !unexpected.isEmpty()) {
            var rows = new ArrayList<TableDiff.Row>();
            for (var element : missing)
                rows.add(
                        new TableDiff.Row(
                                TableDiff.Kind.MISSING, row(element, columns), List.of()));
            for (var element : unexpected)
                rows.add(
                        new TableDiff.Row(
                                TableDiff.Kind.UNEXPECTED, List.of(), row(element, columns)));
            var words =
                    missing.isEmpty()
                            ? "the returned list has elements too many"
                            : unexpected.isEmpty()
                                    ? "elements of the returned list are missing"
                                    : "elements of the returned list differ";
            return Optional.of(Difference.of(words, columns, rows));
        }
        if (!(order instanceof Order.Exact)) return Optional.empty();
        var rows = new ArrayList<TableDiff.Row>();
        for (int i = 0; i < want.size(); i++) {
            if (!same(want.get(i), have.get(i))) {
                rows.add(
                        new TableDiff.Row(
                                TableDiff.Kind.DIFFERS,
                                row(want.get(i), columns),
                                row(have.get(i), columns)));
            }
        }
        if (rows.isEmpty()) return Optional.empty();
        return Optional.of(
                Difference.of("the elements are right, their order is not", columns, rows));
    }

    private int indexOf(List<Observation> list, Observation element) {
        for (int i = 0; i < list.size(); i++) {
            if (same(list.get(i), element)) return i;
        }
        return -1;
    }

    private List<Observation> distinct(List<Observation> list) {
        var distinct = new ArrayList<Observation>();
        for (var element : list) {
            if (indexOf(distinct, element) < 0) distinct.add(element);
        }
        return distinct;
    }

    private boolean same(Observation expected, Observation got) {
        return switch (expected) {
            case Plain plain -> plain.equals(got);
            case Amount(var value) -> got instanceof Amount(var other) && cells.same(value, other);
            case Sequence(var want) -> got instanceof Sequence(var have) && inSameOrder(want, have);
            case Fields(var name, var want) ->
                    got instanceof Fields(var other, var have)
                            && name.equals(other)
                            && want.keySet().equals(have.keySet())
                            && want.keySet().stream()
                                    .allMatch(key -> same(want.get(key), have.get(key)));
            // a hand-in may throw a subclass of what the solution throws
            case Thrown(var types, _) ->
                    got instanceof Thrown(var others, _) && others.contains(types.getFirst());
            case Unsupported _ -> false;
        };
    }

    private boolean inSameOrder(List<Observation> want, List<Observation> have) {
        if (want.size() != have.size()) return false;
        for (int i = 0; i < want.size(); i++) {
            if (!same(want.get(i), have.get(i))) return false;
        }
        return true;
    }

    private static List<String> columns(List<Observation> elements) {
        var names = new LinkedHashSet<String>();
        for (var element : elements) {
            if (!(element instanceof Fields(_, var entries))) return List.of("element");
            names.addAll(entries.keySet());
        }
        return names.isEmpty() ? List.of("element") : List.copyOf(names);
    }

    private static List<String> row(Observation element, List<String> columns) {
        if (element instanceof Fields(_, var entries) && entries.keySet().containsAll(columns)) {
            return columns.stream().map(column -> words(entries.get(column))).toList();
        }
        var row = new ArrayList<String>();
        row.add(words(element));
        while (row.size() < columns.size()) row.add("");
        return row;
    }

    /// For people to read.
    public static String words(Observation observation) {
        return switch (observation) {
            case Plain(_, var text) -> text;
            case Amount(var value) ->
                    Math.abs(value.scale()) > 100 ? value.toString() : value.toPlainString();
            case Sequence(var elements) ->
                    elements.stream().map(Observations::words).toList().toString();
            case Fields(var name, var entries) -> {
                var parts = new ArrayList<String>();
                entries.forEach((key, value) -> parts.add(key + "=" + words(value)));
                yield name + parts;
            }
            case Thrown(var types, var message) -> "threw " + types.getFirst() + ": " + message;
            case Unsupported(var what) -> what;
        };
    }
}
