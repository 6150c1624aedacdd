package savepoint.server.grading;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.BundleReader;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.bundle.Problems;
import savepoint.grader.queue.Trees;
import savepoint.server.db.Database;

/// Sets of files by hash, and published bundles as read. What has a hash never changes, so bundles are kept.
public final class Bundles {
    private static final int KEPT = 32;

    private final Database database;
    private final Map<String, Bundle> read =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Bundle> eldest) {
                    return size() > KEPT;
                }
            };

    /// Bundles of this database.
    public Bundles(Database database) {
        this.database = database;
    }

    /// The bundle that was published under this slug with this hash.
    public Bundle get(String slug, String hash) {
        synchronized (read) {
            var known = read.get(slug + " " + hash);
            if (known != null) return known;
        }
        var problems = new Problems();
        var bundle =
                BundleReader.read(slug, "assignments/" + slug + "/", files(hash), problems)
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "bundle %s %s was published with errors: %s"
                                                .formatted(slug, hash, problems.all())));
        synchronized (read) {
            read.put(slug + " " + hash, bundle);
        }
        return bundle;
    }

    /// The files that have this hash together.
    public FileTree files(String hash) {
        return database.inTransaction(handle -> {
            try {
                return Trees.read(handle.getConnection(), hash);
            } catch (SQLException failed) {
                throw new IllegalStateException("the files of tree " + hash, failed);
            }
        });
    }
}
