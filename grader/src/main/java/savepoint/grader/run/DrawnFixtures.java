package savepoint.grader.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.Fixture;
import savepoint.grader.bundle.Inserts;
import savepoint.grader.check.Observation;
import savepoint.grader.check.Observations;

/// Rows that a bundle's generators draw, in a box of the author's own, where no hand-in ever comes.
final class DrawnFixtures {
    private static final int KEPT = 200;

    private record Key(String bundle, String fixture, long seed) {}

    private final Workshop workshop;
    private final Map<Key, String> kept =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, String> eldest) {
                    return size() > KEPT;
                }
            };

    DrawnFixtures(Workshop workshop) {
        this.workshop = workshop;
    }

    /// The bundle with the rows that are drawn from this seed. Its hash tells such bundles apart.
    Bundle of(Bundle bundle, long seed) throws BrokenBundle {
        if (bundle.fixtures().stream().allMatch(fixture -> fixture.generator().isEmpty()))
            return bundle;
        var fixtures = new ArrayList<Fixture>();
        for (var fixture : bundle.fixtures()) {
            fixtures.add(
                    fixture.generator().isEmpty()
                            ? fixture
                            : fixture.drawn(rows(bundle, fixture, seed)));
        }
        return bundle.withFixtures(fixtures);
    }

    private String rows(Bundle bundle, Fixture fixture, long seed) throws BrokenBundle {
        var key = new Key(bundle.hash(), fixture.name(), seed);
        synchronized (kept) {
            if (kept.containsKey(key)) return kept.get(key);
        }
        var type = fixture.generator().orElseThrow();
        var sql = sql(bundle, type, workshop.draw(bundle, type, seed));
        synchronized (kept) {
            kept.put(key, sql);
        }
        return sql;
    }

    private static String sql(Bundle bundle, String type, Observation drawn) throws BrokenBundle {
        if (!(drawn instanceof Observation.Fields(_, var tables)))
            throw new BrokenBundle(
                    "fixtures/%s.java: %s".formatted(type, Observations.words(drawn)));
        var sql = new StringBuilder();
        for (var table : Inserts.inOrder(tables.keySet(), bundle.schema())) {
            var rows = new ArrayList<List<String>>();
            if (tables.get(table) instanceof Observation.Sequence(var found))
                for (var row : found) rows.add(cells(row));
            sql.append(Inserts.of(table, List.of(), rows, bundle.schema()));
        }
        return sql.toString();
    }

    private static List<String> cells(Observation row) {
        var cells = new ArrayList<String>();
        if (row instanceof Observation.Sequence(var found)) {
            for (var cell : found)
                cells.add(
                        cell instanceof Observation.Plain(var kind, _) && kind.equals("null")
                                ? null
                                : Observations.words(cell));
        }
        return cells;
    }
}
