package savepoint.grader.compare;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import savepoint.grader.generate.Dataset;
import savepoint.grader.generate.Shape;

/// Makes a database that shows a difference smaller while it still shows it: whole tables first, then ever smaller
/// groups of rows, each with the rows that refer to it. Bounded by tries, so that the same difference ends in the same
/// rows.
final class Shrinking {
    private static final int MOST_TRIES = 120;

    interface Shows {
        boolean difference(Dataset dataset) throws SQLException, Arena.Lost;
    }

    private final Shape shape;
    private final Shows shows;
    private Dataset smallest;
    private int tries;

    private Shrinking(Shape shape, Dataset found, Shows shows) {
        this.shape = shape;
        this.shows = shows;
        this.smallest = found;
    }

    static Dataset smallest(Shape shape, Dataset found, Shows shows)
            throws SQLException, Arena.Lost {
        var shrinking = new Shrinking(shape, found, shows);
        shrinking.tables();
        shrinking.rows();
        return shrinking.smallest;
    }

    private void tables() throws SQLException, Arena.Lost {
        for (int t = shape.tables().size() - 1; t >= 0; t--) {
            if (!smallest.tables().get(t).isEmpty()) attempt(smallest.with(t, List.of()));
        }
    }

    private record Spot(int table, int row) {}

    private void rows() throws SQLException, Arena.Lost {
        int size = Math.max(1, smallest.rows() / 2);
        while (true) {
            boolean removed = false;
            for (int from = 0; from < smallest.rows() && tries < MOST_TRIES; ) {
                var spots = spots();
                // the last rows first: others refer to the first
                var chosen =
                        new HashSet<>(
                                spots.reversed()
                                        .subList(from, Math.min(spots.size(), from + size)));
                if (attempt(without(chosen))) removed = true;
                else from += size;
            }
            boolean minimal = size == 1 && !removed;
            if (minimal || tries >= MOST_TRIES) return;
            size = Math.max(1, size / 2);
        }
    }

    private List<Spot> spots() {
        var spots = new ArrayList<Spot>();
        for (int t = 0; t < smallest.tables().size(); t++)
            for (int r = 0; r < smallest.tables().get(t).size(); r++) spots.add(new Spot(t, r));
        return spots;
    }

    private Dataset without(Set<Spot> chosen) {
        var tables = new ArrayList<List<List<String>>>();
        for (int t = 0; t < smallest.tables().size(); t++) {
            var kept = new ArrayList<List<String>>();
            for (int r = 0; r < smallest.tables().get(t).size(); r++)
                if (!chosen.contains(new Spot(t, r))) kept.add(smallest.tables().get(t).get(r));
            tables.add(kept);
        }
        return new Dataset(tables);
    }

    private boolean attempt(Dataset smaller) throws SQLException, Arena.Lost {
        var closed = smaller.closed(shape);
        if (closed.rows() >= smallest.rows() || tries >= MOST_TRIES) return false;
        tries++;
        if (!shows.difference(closed)) return false;
        smallest = closed;
        return true;
    }
}
