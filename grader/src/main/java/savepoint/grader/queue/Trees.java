package savepoint.grader.queue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import savepoint.grader.bundle.FileTree;

/// Sets of files in the database, by hash: written once, never changed.
public final class Trees {
    private Trees() {}

    /// Stores what is not there yet, in the caller's transaction, and returns the tree's hash.
    public static String write(Connection connection, FileTree tree) throws SQLException {
        write(connection, List.of(tree));
        return tree.hash();
    }

    /// Stores of several trees what is not there yet, in the caller's transaction.
    ///
    /// Whoever stores the same content in another transaction waits until this one ends. All that a transaction stores
    /// belongs into one call, which goes by the order of hashes: so nobody waits in a circle.
    public static void write(Connection connection, Collection<FileTree> trees)
            throws SQLException {
        var missing = new TreeMap<String, FileTree>();
        for (var tree : trees) missing.put(tree.hash(), tree);
        missing.keySet().retainAll(insertTrees(connection, missing.keySet()));
        var blobs = new TreeMap<String, byte[]>();
        for (var tree : missing.values()) {
            for (var bytes : tree.files().values()) blobs.put(FileTree.hash(bytes), bytes);
        }
        try (var insert =
                connection.prepareStatement(
                        "insert into blob (sha256, bytes) values (?, ?) on conflict do nothing")) {
            for (var blob : blobs.entrySet()) {
                insert.setString(1, blob.getKey());
                insert.setBytes(2, blob.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        try (var insert =
                connection.prepareStatement(
                        "insert into tree_file (tree, path, blob) values (?, ?, ?)")) {
            for (var tree : missing.entrySet()) {
                for (var file : tree.getValue().files().entrySet()) {
                    insert.setString(1, tree.getKey());
                    insert.setString(2, file.getKey());
                    insert.setString(3, FileTree.hash(file.getValue()));
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    /// Those that were not there.
    private static Set<String> insertTrees(Connection connection, Set<String> hashes)
            throws SQLException {
        try (var insert =
                connection.prepareStatement(
                        """
                        insert into tree (sha256) select hash from unnest(?) as t (hash) order by hash collate "C"
                        on conflict do nothing returning sha256\
                        """)) {
            insert.setArray(1, connection.createArrayOf("text", hashes.toArray()));
            var inserted = new HashSet<String>();
            try (var rows = insert.executeQuery()) {
                while (rows.next()) inserted.add(rows.getString(1));
            }
            return inserted;
        }
    }

    /// Those files of a tree that have these paths; one whose content does not make its hash is an error.
    public static FileTree read(Connection connection, String hash, List<String> paths)
            throws SQLException {
        var files = new TreeMap<String, byte[]>();
        try (var select =
                connection.prepareStatement(
                        """
                        select f.path, b.sha256, b.bytes
                          from tree_file f join blob b on b.sha256 = f.blob
                         where f.tree = ? and f.path = any (?)\
                        """)) {
            select.setString(1, hash);
            select.setArray(2, connection.createArrayOf("text", paths.toArray()));
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    var bytes = found.getBytes(3);
                    if (!FileTree.hash(bytes).equals(found.getString(2)))
                        throw new SQLException("a stored file is not what its hash says");
                    files.put(found.getString(1), bytes);
                }
            }
        }
        return new FileTree(files);
    }

    /// The files of a tree; a tree that is not there, or whose files do not make its hash, is an error.
    public static FileTree read(Connection connection, String hash) throws SQLException {
        var files = new TreeMap<String, byte[]>();
        try (var select =
                connection.prepareStatement(
                        """
                        select f.path, b.bytes from tree_file f join blob b on b.sha256 = f.blob where f.tree = ?\
                        """)) {
            select.setString(1, hash);
            try (var found = select.executeQuery()) {
                while (found.next()) files.put(found.getString(1), found.getBytes(2));
            }
        }
        var tree = new FileTree(files);
        if (!tree.hash().equals(hash)) {
            throw new SQLException("the stored files do not make the hash they are kept under");
        }
        return tree;
    }
}
