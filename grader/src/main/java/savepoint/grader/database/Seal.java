package savepoint.grader.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import savepoint.grader.sandbox.Fingerprint;

/// A hash of all that a folder holds, by which a later look tells whether it is still the same.
final class Seal {
    private Seal() {}

    static String of(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            var fingerprint = new Fingerprint();
            for (Path path : (Iterable<Path>) found.sorted()::iterator) {
                fingerprint.with(folder.relativize(path).toString());
                if (!Files.isDirectory(path)) fingerprint.with(Files.readAllBytes(path));
            }
            return fingerprint.name();
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }
}
