package savepoint.grader.generate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/// The rows of one small database: for each table of the shape its rows, each cell as text that PostgreSQL reads, null
/// for NULL.
public record Dataset(List<List<List<String>>> tables) {
    public static Dataset empty(Shape shape) {
        return new Dataset(shape.tables().stream().map(_ -> List.<List<String>>of()).toList());
    }

    public int rows() {
        return tables.stream().mapToInt(List::size).sum();
    }

    /// The same with other rows in one table.
    public Dataset with(int table, List<List<String>> rows) {
        var changed = new ArrayList<>(tables);
        changed.set(table, List.copyOf(rows));
        return new Dataset(changed);
    }

    /// The same rows, put in in another order.
    Dataset shuffled(RandomGenerator random) {
        var all = new ArrayList<List<List<String>>>();
        for (var rows : tables) {
            var order = new ArrayList<>(rows);
            for (int i = order.size() - 1; i > 0; i--)
                Collections.swap(order, i, random.nextInt(i + 1));
            all.add(order);
        }
        return new Dataset(all);
    }

    /// The same rows, put in from the last to the first.
    public Dataset reversed() {
        return new Dataset(tables.stream().map(List::reversed).toList());
    }

    /// Without rows that refer to rows which are not there.
    public Dataset closed(Shape shape) {
        var all = new ArrayList<>(tables);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 0; i < all.size(); i++) {
                int table = i;
                var kept =
                        all.get(i).stream()
                                .filter(row ->
                                        shape.tables().get(table).foreignKeys().stream()
                                                .allMatch(key -> refers(row, key, all)))
                                .toList();
                changed |= kept.size() < all.get(i).size();
                all.set(i, kept);
            }
        }
        return new Dataset(all);
    }

    /// Whether a row refers to one of these rows, or to none by a NULL.
    static boolean refers(
            List<String> row, Shape.ForeignKey key, List<? extends List<List<String>>> tables) {
        if (key.columns().stream().anyMatch(column -> row.get(column) == null)) return true;
        for (var target : tables.get(key.table())) {
            boolean same = true;
            for (int i = 0; same && i < key.columns().size(); i++)
                same = row.get(key.columns().get(i)).equals(target.get(key.key().get(i)));
            if (same) return true;
        }
        return false;
    }
}
