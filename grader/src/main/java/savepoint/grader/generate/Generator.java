package savepoint.grader.generate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import savepoint.grader.query.Hints;

/// Makes small databases that obey a schema and lie in wait for wrong queries. The same schema, sample, hints and seed
/// give the same databases.
public final class Generator {
    /// Rows that a limit or a group can ask for.
    private static final int MOST_COUNTED = 12;

    private static final int MOST_COUNTS = 3;

    private final Shape shape;
    private final Dataset sample;
    private final Accepted accepted;

    /// @param sample rows of the author's; may be empty
    /// @param author asked which values columns take
    public Generator(Shape shape, Dataset sample, Connection author) {
        this.shape = shape;
        this.sample = sample;
        this.accepted = new Accepted(author);
    }

    /// The plain ones first: whatever shows a difference there shows it with few rows.
    public List<Dataset> datasets(Hints hints, long seed) throws SQLException {
        return drawn(hints, seed, recipes(hints, unused(hints)));
    }

    private List<Dataset> drawn(Hints hints, long seed, List<Recipe> recipes) throws SQLException {
        var pools = Pools.of(shape, sample, hints).accepted(shape, accepted);
        var random = new SplittableRandom(seed);
        var unused = unused(hints);
        var all = new ArrayList<Dataset>();
        all.add(Dataset.empty(shape));
        for (var recipe : recipes) {
            var empty = new HashSet<>(recipe.empty());
            empty.addAll(unused);
            all.add(new Drawing(shape, pools, recipe.without(empty), random.split()).draw());
        }
        return all;
    }

    /// Tables that no query names, nor needs for the keys of one that it names; none where no name is known.
    private Set<Integer> unused(Hints hints) {
        var used = new HashSet<Integer>();
        var open = new ArrayDeque<Integer>();
        for (var name : hints.tables()) shape.table(name).ifPresent(open::add);
        while (!open.isEmpty()) {
            int t = open.poll();
            if (used.add(t))
                shape.tables().get(t).foreignKeys().forEach(key -> open.add(key.table()));
        }
        var unused = new HashSet<Integer>();
        for (int t = 0; t < shape.tables().size() && !used.isEmpty(); t++)
            if (!used.contains(t)) unused.add(t);
        return unused;
    }

    private List<Recipe> recipes(Hints hints, Set<Integer> unused) {
        var all = new ArrayList<Recipe>();
        for (double pointed : new double[] {0, 0.8, 0.9}) {
            all.add(Recipe.of(1, 1, 0, pointed, 1));
            all.add(Recipe.of(1, 2, 0.2, pointed, 2));
            all.add(Recipe.of(2, 2, 0, pointed, 2).alike(0.7));
            all.add(Recipe.of(2, 3, 0.3, pointed, 2));
            // all else plain, so that sums and products come out at the constants themselves
            if (pointed > 0) all.add(Recipe.of(1, 2, 0, pointed / 2, 1));
        }
        for (double pointed : new double[] {0.3, 0.6, 0.9}) {
            all.add(Recipe.of(3, 4, 0, pointed, 3));
            all.add(Recipe.of(3, 5, 0.15, pointed, 3).alike(0.5));
            all.add(Recipe.of(4, 6, 0, pointed, 2));
            all.add(Recipe.of(3, 6, 0.35, pointed, 4));
            all.add(Recipe.of(6, 9, 0.1, pointed, 10));
            all.add(Recipe.of(5, 9, 0, pointed, 3).alike(0.6));
        }
        // several conditions hold at once, and one fails for a NULL
        all.add(Recipe.of(5, 8, 0.3, 0.95, 2));
        all.add(Recipe.of(4, 7, 0, 0.95, 1));
        all.add(Recipe.of(6, 9, 0.25, 0.95, 1));
        all.add(Recipe.of(6, 10, 0.3, 0.8, 2));
        all.add(Recipe.of(7, 10, 0, 0.97, 2));
        for (int t = 0; t < shape.tables().size() && shape.tables().size() > 1; t++)
            if (!unused.contains(t)) all.add(Recipe.of(3, 4, 0.1, 0.6, 3).without(Set.of(t)));
        all.addAll(counted(hints));
        for (int round = 0; round < 4; round++) {
            all.add(Recipe.of(8, 12, 0.1, 0.7, 4).alike(round * 0.2));
            all.add(Recipe.of(5, 8, 0.05, 0.95, 3).alike(round * 0.2));
            all.add(Recipe.of(1, 3, 0, 0.5, 1).alike(round * 0.3));
        }
        return all;
    }

    /// Groups of as many rows as a query counts to, and of one more and one fewer.
    private static List<Recipe> counted(Hints hints) {
        var counts = new LinkedHashSet<Integer>();
        for (int number : hints.numbers())
            if (number >= 2 && number <= MOST_COUNTED && counts.size() < MOST_COUNTS)
                counts.add(number);
        var all = new ArrayList<Recipe>();
        for (int number : counts) {
            var sizes = List.of(number, number + 1, number - 1);
            all.add(Recipe.of(1, 1, 0, 0.6, 10).runs(sizes, 0.95));
            all.add(Recipe.of(1, 1, 0.1, 0.5, 3).runs(sizes, 0.8));
            for (int round = 0; round < 3; round++)
                all.add(Recipe.of(1, 1, 0.6, 0.4, 3).runs(sizes, 0.98));
        }
        return all;
    }
}
