package savepoint.grader.generate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import savepoint.grader.query.Hints;

/// Which columns hold values of the same things: by foreign keys, by comparisons in queries, by name and type. A
/// constant that one of them is compared with says something about all.
final class Kinship {
    private final Shape shape;
    private final Map<Integer, Integer> parents = new HashMap<>();
    private final List<Integer> offsets = new ArrayList<>();

    Kinship(Shape shape, Hints hints) {
        this.shape = shape;
        int columns = 0;
        for (var table : shape.tables()) {
            offsets.add(columns);
            columns += table.columns().size();
        }
        byForeignKeys();
        byNames();
        for (var equal : hints.equal())
            for (int one : places(equal.one()))
                for (int other : places(equal.other())) join(one, other);
    }

    private void byForeignKeys() {
        for (int t = 0; t < shape.tables().size(); t++)
            for (var key : shape.tables().get(t).foreignKeys())
                for (int i = 0; i < key.columns().size(); i++)
                    join(place(t, key.columns().get(i)), place(key.table(), key.key().get(i)));
    }

    private void byNames() {
        var seen = new HashMap<String, Integer>();
        for (int t = 0; t < shape.tables().size(); t++) {
            var columns = shape.tables().get(t).columns();
            for (int c = 0; c < columns.size(); c++) {
                var column = columns.get(c);
                // names and the like mean other things in other tables
                if (!column.name().toLowerCase(java.util.Locale.ROOT).endsWith("id")) continue;
                var known = seen.putIfAbsent(column.name() + " " + column.kind(), place(t, c));
                if (known != null && !column.name().equalsIgnoreCase("id"))
                    join(known, place(t, c));
            }
        }
    }

    private int place(int table, int column) {
        return offsets.get(table) + column;
    }

    private void join(int one, int other) {
        parents.put(root(one), root(other));
    }

    private int root(int place) {
        int at = place;
        while (parents.getOrDefault(at, at) != at) at = parents.get(at);
        return at;
    }

    /// The family of a column.
    int of(int table, int column) {
        return root(place(table, column));
    }

    boolean binds(Hints.Literal literal, int family) {
        return literal.columns().stream()
                .anyMatch(name -> places(name).stream().anyMatch(place -> root(place) == family));
    }

    /// Whether it is compared with no column of a table, as far as is known.
    boolean bindsNothing(Hints.Literal literal) {
        return literal.columns().stream().allMatch(name -> places(name).isEmpty());
    }

    private List<Integer> places(Hints.Name name) {
        var found = new ArrayList<Integer>();
        for (int t = 0; t < shape.tables().size(); t++) {
            var table = shape.tables().get(t);
            if (!name.table().isEmpty() && !table.name().equalsIgnoreCase(name.table())) continue;
            var column = table.column(name.column());
            if (column.isPresent()) found.add(place(t, column.getAsInt()));
        }
        return found;
    }
}
