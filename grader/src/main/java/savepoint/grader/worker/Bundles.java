package savepoint.grader.worker;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.BundleReader;
import savepoint.grader.bundle.Problem;
import savepoint.grader.bundle.Problems;
import savepoint.grader.queue.Trees;
import savepoint.grader.run.BrokenBundle;

/// Published bundles, read from the database once and kept by their hash.
final class Bundles {
    private static final int KEPT = 200;

    private final Map<String, Bundle> kept =
            new LinkedHashMap<>(64, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Bundle> eldest) {
                    return size() > KEPT;
                }
            };

    Bundle get(Connection connection, String slug, String hash) throws SQLException, BrokenBundle {
        synchronized (kept) {
            var known = kept.get(hash);
            if (known != null) return known;
        }
        var problems = new Problems();
        var bundle =
                BundleReader.read(
                                slug,
                                "assignments/" + slug + "/",
                                Trees.read(connection, hash),
                                problems)
                        .orElseThrow(() ->
                                new BrokenBundle(
                                        problems.all().stream()
                                                .map(Problem::toString)
                                                .collect(Collectors.joining("; "))));
        synchronized (kept) {
            kept.put(hash, bundle);
        }
        return bundle;
    }
}
