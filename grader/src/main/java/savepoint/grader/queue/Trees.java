package savepoint.grader.queue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;
import savepoint.grader.bundle.FileTree;

/// Sets of files in the database, by hash: written once, never changed.
public final class Trees {
    private Trees() {}

    /// Stores what is not there yet, in the caller's transaction, and returns the tree's hash.
    public static String write(Connection connection, FileTree tree) throws SQLException {
        var hash = tree.hash();
        try (var insert =
                connection.prepareStatement(
                        "insert into tree (sha256) values (?) on conflict do nothing")) {
            insert.setString(1, hash);
            if (insert.executeUpdate() == 0) return hash;
        }
        try (var blobs =
                        connection.prepareStatement(
                                "insert into blob (sha256, bytes) values (?, ?) on conflict do nothing");
                var files =
                        connection.prepareStatement(
                                "insert into tree_file (tree, path, blob) values (?, ?, ?)")) {
            for (var file : tree.files().entrySet()) {
                var blob = FileTree.hash(file.getValue());
                blobs.setString(1, blob);
                blobs.setBytes(2, file.getValue());
                blobs.addBatch();
                files.setString(1, hash);
                files.setString(2, file.getKey());
                files.setString(3, blob);
                files.addBatch();
            }
            blobs.executeBatch();
            files.executeBatch();
        }
        return hash;
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
