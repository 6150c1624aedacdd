package savepoint.server.grading;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.BundleReader;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.bundle.Problems;
import savepoint.grader.queue.Trees;
import savepoint.server.db.Database;
import savepoint.server.db.Kept;

/// Sets of files by hash, and published bundles as read. What has a hash never changes, so bundles are kept.
public final class Bundles {
    private static final int KEPT = 32;

    private final Database database;
    private final Kept<Key, Bundle> read = new Kept<>(KEPT);

    private record Key(String slug, String hash) {}

    /// Bundles of this database.
    public Bundles(Database database) {
        this.database = database;
    }

    /// The bundle that was published under this slug with this hash.
    public Bundle get(String slug, String hash) {
        return read.get(new Key(slug, hash), () -> read(slug, hash));
    }

    private Bundle read(String slug, String hash) {
        var problems = new Problems();
        return BundleReader.read(slug, "assignments/" + slug + "/", files(hash), problems)
                .orElseThrow(() ->
                        new IllegalStateException(
                                "bundle %s %s was published with errors: %s"
                                        .formatted(slug, hash, problems.all())));
    }

    /// Stores files in the caller's transaction, unless they are there already, and returns the hash they have together.
    public static String write(Handle handle, FileTree files) {
        write(handle, List.of(files));
        return files.hash();
    }

    /// Stores several sets of files in the caller's transaction; see [Trees#write(java.sql.Connection, Collection)] for why
    /// at once.
    public static void write(Handle handle, Collection<FileTree> trees) {
        try {
            Trees.write(handle.getConnection(), trees);
        } catch (SQLException failed) {
            throw new IllegalStateException("files were not stored", failed);
        }
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
