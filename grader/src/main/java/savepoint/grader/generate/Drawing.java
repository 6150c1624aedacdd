package savepoint.grader.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Draws the rows of one dataset, so that keys are unique and refer to rows that are there.
final class Drawing {
    private static final int TRIES = 8;
    private static final double EXACT = 0.6;

    private final Shape shape;
    private final Pools pools;
    private final Recipe recipe;
    private final RandomGenerator random;
    private final List<List<List<String>>> done = new ArrayList<>();
    private final List<Set<List<String>>> taken = new ArrayList<>();

    Drawing(Shape shape, Pools pools, Recipe recipe, RandomGenerator random) {
        this.shape = shape;
        this.pools = pools;
        this.recipe = recipe;
        this.random = random;
    }

    Dataset draw() {
        for (int t = 0; t < shape.tables().size(); t++) done.add(new ArrayList<>());
        for (int t = 0; t < shape.tables().size(); t++) table(t);
        return new Dataset(done.stream().map(List::copyOf).toList());
    }

    private void table(int t) {
        if (recipe.empty().contains(t)) return;
        taken.clear();
        shape.tables().get(t).uniques().forEach(_ -> taken.add(new HashSet<>()));
        int wanted = random.nextInt(recipe.least(), recipe.most() + 1);
        // tables that none refers to from a group need no groups of their own
        int run = 0;
        int inRun = 0;
        for (int n = 0; n < wanted; n++) {
            boolean first = inRun == 0;
            row(t, n, first ? null : last(t));
            inRun++;
            if (recipe.runs().isEmpty() ? recipe.alike() == 0 : inRun >= recipe.runs().get(run)) {
                inRun = 0;
                run = recipe.runs().isEmpty() ? 0 : (run + 1) % recipe.runs().size();
            }
        }
    }

    private List<String> last(int t) {
        return done.get(t).isEmpty() ? null : done.get(t).getLast();
    }

    private void row(int t, int n, List<String> before) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            var row = attempt(t, n + attempt, attempt < TRIES / 2 ? before : null);
            if (row == null || !unique(t, row)) continue;
            done.get(t).add(row);
            return;
        }
    }

    /// Null where a row that must be referred to is not there.
    private List<String> attempt(int t, int n, List<String> before) {
        var table = shape.tables().get(t);
        var cells = new String[table.columns().size()];
        var set = new boolean[cells.length];
        for (var key : table.foreignKeys()) {
            if (!refer(table, t, key, cells, set, before)) return null;
        }
        var keys = table.keys();
        for (int c = 0; c < cells.length; c++) {
            if (set[c]) continue;
            if (before != null && !keys.contains(c) && random.nextDouble() < recipe.alike())
                cells[c] = before.get(c);
            else cells[c] = keys.contains(c) ? key(t, c, n) : cell(t, c);
        }
        var row = java.util.Collections.unmodifiableList(Arrays.asList(cells));
        for (var key : table.foreignKeys()) {
            boolean itself = key.table() == t && refersToItself(row, key);
            if (!itself && !Dataset.refers(row, key, done)) return null;
        }
        return row;
    }

    private static boolean refersToItself(List<String> row, Shape.ForeignKey key) {
        for (int i = 0; i < key.columns().size(); i++) {
            var cell = row.get(key.columns().get(i));
            if (cell == null || !cell.equals(row.get(key.key().get(i)))) return false;
        }
        return true;
    }

    /// Whether the columns of a foreign key could be filled.
    private boolean refer(
            Shape.Table table,
            int t,
            Shape.ForeignKey key,
            String[] cells,
            boolean[] set,
            List<String> before) {
        boolean nullable =
                key.columns().stream().anyMatch(column -> table.columns().get(column).nullable());
        var targets = done.get(key.table());
        if (before != null && random.nextDouble() < recipe.alike()) {
            for (int column : key.columns()) {
                if (!set[column]) cells[column] = before.get(column);
                set[column] = true;
            }
            return true;
        }
        boolean nothing = targets.isEmpty() || random.nextDouble() < recipe.nulls();
        if (nothing && !nullable) {
            if (!targets.isEmpty()) nothing = false;
            else return key.table() == t && itself(key, cells, set, t);
        }
        var target = nothing ? null : targets.get(random.nextInt(targets.size()));
        for (int i = 0; i < key.columns().size(); i++) {
            int column = key.columns().get(i);
            if (set[column]) continue;
            cells[column] = target == null ? null : target.get(key.key().get(i));
            if (target == null && !table.columns().get(column).nullable()) {
                cells[column] = cell(t, column);
            }
            set[column] = true;
        }
        return true;
    }

    /// The first row of a table whose rows must refer to one of them.
    private boolean itself(Shape.ForeignKey key, String[] cells, boolean[] set, int t) {
        for (int i = 0; i < key.columns().size(); i++) {
            var value = key(t, key.key().get(i), 0);
            cells[key.columns().get(i)] = value;
            cells[key.key().get(i)] = value;
            set[key.columns().get(i)] = true;
            set[key.key().get(i)] = true;
        }
        return true;
    }

    private String key(int t, int c, int n) {
        var column = shape.tables().get(t).columns().get(c);
        var pool = pools.of(t, c);
        if (!pool.pointed().isEmpty() && random.nextDouble() < recipe.pointed()) return aimed(pool);
        if (!column.conditions().isEmpty()) return cell(t, c);
        return switch (column.kind()) {
            case INTEGER, DECIMAL, FLOAT -> Integer.toString(n + 1);
            case TEXT -> {
                // most keys of texts are one or two letters long
                var letter = Character.toString('a' + n % 26);
                yield n < 26 || column.size() == 1 ? letter : letter + n / 26;
            }
            case DATE, TIMESTAMP, TIME, INTERVAL, BOOLEAN, UUID, ENUM, OTHER -> cell(t, c);
        };
    }

    private String cell(int t, int c) {
        var column = shape.tables().get(t).columns().get(c);
        if (column.nullable() && random.nextDouble() < recipe.nulls()) return null;
        var pool = pools.of(t, c);
        boolean aim = !pool.pointed().isEmpty() && random.nextDouble() < recipe.pointed();
        if (aim) return aimed(pool);
        if (pool.usual().isEmpty())
            return pool.pointed().isEmpty()
                    ? (column.nullable() ? null : "1")
                    : pool.pointed().get(random.nextInt(pool.pointed().size()));
        return pool.usual().get(random.nextInt(Math.min(recipe.variety(), pool.usual().size())));
    }

    /// More often than not a constant itself: several conditions have to hold together.
    private String aimed(Pools.Pool pool) {
        boolean exact = pool.exact() > 0 && random.nextDouble() < EXACT;
        return pool.pointed().get(random.nextInt(exact ? pool.exact() : pool.pointed().size()));
    }

    private boolean unique(int t, List<String> row) {
        var uniques = shape.tables().get(t).uniques();
        var keys = new ArrayList<List<String>>();
        for (var unique : uniques) {
            var key = new ArrayList<String>();
            for (int column : unique.columns()) key.add(row.get(column));
            keys.add(key.contains(null) && unique.nullsDistinct() ? null : key);
        }
        for (int i = 0; i < keys.size(); i++)
            if (keys.get(i) != null && taken.get(i).contains(keys.get(i))) return false;
        for (int i = 0; i < keys.size(); i++)
            if (keys.get(i) != null) taken.get(i).add(keys.get(i));
        return true;
    }
}
