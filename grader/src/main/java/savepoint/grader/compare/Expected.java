package savepoint.grader.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import savepoint.grader.check.Table;
import savepoint.grader.query.Ranking;

/// All results that a reference allows on one database: with rows that tie in any order, and any of them where a limit
/// cuts between them.
final class Expected {
    private final Table all;
    private final RowsMode mode;
    private final List<Block> blocks;
    private final boolean sorted;
    private final long from;
    private final long to;

    /// Rows that tie, at these places of the whole result.
    private record Block(long from, List<List<String>> rows) {
        long to() {
            return from + rows.size();
        }
    }

    private Expected(
            Table all, RowsMode mode, List<Block> blocks, boolean sorted, long from, long to) {
        this.all = all;
        this.mode = mode;
        this.blocks = blocks;
        this.sorted = sorted;
        this.from = from;
        this.to = to;
    }

    /// Of a reference that neither sorts nor cuts, or one of which that is not known.
    static Expected of(Table rows, RowsMode mode) {
        return new Expected(
                rows, mode, List.of(new Block(0, rows.rows())), false, 0, rows.rows().size());
    }

    /// @param ranked what the ranking's query gave
    static Expected of(Table ranked, Ranking ranking, RowsMode mode) {
        int width = ranked.columns().size() - ranking.appended();
        var all =
                new Table(
                        ranked.columns().subList(0, width),
                        ranked.rows().stream().map(row -> row.subList(0, width)).toList(),
                        List.of());
        var keys = keys(ranked, ranking, width);
        var alike = new Alike(ranked, ranked);
        var blocks = new ArrayList<Block>();
        List<String> last = null;
        for (int i = 0; i < ranked.rows().size(); i++) {
            var whole = alike.key(ranked.rows().get(i));
            var key = keys.stream().map(whole::get).toList();
            if (!key.equals(last)) blocks.add(new Block(i, new ArrayList<>()));
            blocks.getLast().rows().add(all.rows().get(i));
            last = key;
        }
        long count = all.rows().size();
        long from = Math.min(ranking.offset(), count);
        long to = ranking.limit().map(limit -> Math.min(count, from + limit)).orElse(count);
        if (ranking.withTies())
            for (var block : blocks)
                if (block.from() < to && block.to() > to) {
                    to = block.to();
                    break;
                }
        return new Expected(all, mode, blocks, !ranking.keys().isEmpty(), from, to);
    }

    private static List<Integer> keys(Table ranked, Ranking ranking, int width) {
        var places = new ArrayList<Integer>();
        for (var key : ranking.keys())
            places.add(
                    switch (key) {
                        case Ranking.Key.At(int column) -> column;
                        case Ranking.Key.Appended(int number) -> width + number;
                        case Ranking.Key.Named(var label) -> labelled(ranked, label);
                    });
        return places;
    }

    private static int labelled(Table table, String label) {
        for (int i = 0; i < table.columns().size(); i++)
            if (table.columns().get(i).name().equals(label)) return i;
        return 0; // PostgreSQL sorted by it, so it is there
    }

    int columns() {
        return all.columns().size();
    }

    boolean isEmpty() {
        return from == to;
    }

    long rows() {
        return to - from;
    }

    boolean accepts(Answer got) {
        return got instanceof Answer.Rows(var table) && accepts(table);
    }

    boolean accepts(Table got) {
        if (got.columns().size() != all.columns().size()) return false;
        var alike = new Alike(all, got);
        if (mode == RowsMode.SET) return sameSet(alike, got);
        if (got.rows().size() != to - from) return false;
        boolean ordered = sorted && mode.keepsOrder();
        return ordered ? inOrder(alike, got) : inBag(alike, got);
    }

    private boolean sameSet(Alike alike, Table got) {
        var found = alike.bag(got.rows()).keySet();
        var allowed = alike.bag(all.rows()).keySet();
        if (from == 0 && to == all.rows().size()) return found.equals(allowed);
        return allowed.containsAll(found) && found.size() <= to - from;
    }

    private boolean inOrder(Alike alike, Table got) {
        for (var block : blocks) {
            long first = Math.max(block.from(), from);
            long end = Math.min(block.to(), to);
            if (first >= end) continue;
            var here = got.rows().subList((int) (first - from), (int) (end - from));
            if (!within(alike.bag(here), alike.bag(block.rows()))) return false;
        }
        return true;
    }

    private boolean inBag(Alike alike, Table got) {
        var left = alike.bag(got.rows());
        var cut = new ArrayList<List<String>>();
        for (var block : blocks) {
            boolean whole = block.from() >= from && block.to() <= to;
            if (whole) {
                for (var row : block.rows())
                    if (left.merge(alike.key(row), -1, Integer::sum) < 0) return false;
            } else if (block.from() < to && block.to() > from) {
                cut.addAll(block.rows());
            }
        }
        left.values().removeIf(count -> count == 0);
        return within(left, alike.bag(cut));
    }

    private static boolean within(Map<List<String>, Integer> some, Map<List<String>, Integer> all) {
        return some.entrySet().stream()
                .allMatch(entry -> entry.getValue() <= all.getOrDefault(entry.getKey(), 0));
    }

    /// The rows as the reference gave them, of which those that tie might stand in another order.
    Table shown() {
        return new Table(all.columns(), all.rows().subList((int) from, (int) to), List.of());
    }

    Optional<String> shape(Table got) {
        int want = columns();
        int have = got.columns().size();
        return want == have
                ? Optional.empty()
                : Optional.of(
                        "the result has %s, the reference has %s"
                                .formatted(columns(have), columns(want)));
    }

    private static String columns(int count) {
        return count == 1 ? "one column" : count + " columns";
    }
}
