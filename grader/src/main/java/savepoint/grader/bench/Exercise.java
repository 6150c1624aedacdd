package savepoint.grader.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Map;
import savepoint.grader.bundle.FileTree;

/// A bundle of the bench, with its solution as what is handed in.
///
/// @param file the one that is handed in
/// @param remark begins a comment in its language
record Exercise(String slug, FileTree bundle, String file, String remark) {
    static Exercise java() throws IOException {
        return new Exercise("readings", folder("readings"), "SqlReadings.java", "//");
    }

    static Exercise sql() throws IOException {
        return new Exercise("warm-days", folder("warm-days"), "warm-days.sql", "--");
    }

    /// A hand-in that is right, and unlike all others: nothing may know it already.
    FileTree handIn(int number) {
        var source =
                bundle.under("solution").text(file).orElseThrow()
                        + "%s hand-in %d\n".formatted(remark, number);
        return FileTree.of(Map.of(file, source.getBytes(StandardCharsets.UTF_8)));
    }

    /// A folder among the resources beside this class, which may be a folder or lie in a jar.
    static FileTree folder(String name) throws IOException {
        try {
            URI uri = Exercise.class.getResource(name + "/").toURI();
            if (!uri.getScheme().equals("jar")) return FileTree.read(Path.of(uri));
            try (var jar = FileSystems.newFileSystem(uri, Map.of())) {
                return FileTree.read(jar.provider().getPath(uri));
            }
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
