package savepoint.server.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import savepoint.server.content.folder.Names;
import savepoint.server.db.Sha256;

/// How a course folder looks from outside: names, sizes and times of what a course is made of, as one hash. Equal states
/// mean that nobody has saved anything in between.
final class FolderState {
    private static final List<String> PARTS =
            List.of("course.yaml", "lessons", "assignments", "quizzes", "images", "assets");
    private static final int DEPTH = 8;
    private static final int MAX_FILES = 20_000;

    private FolderState() {}

    static String of(Path folder) {
        var digest = Sha256.digest();
        try (var parts = parts(folder)) {
            parts.flatMap(FolderState::below)
                    .limit(MAX_FILES)
                    .map(FolderState::line)
                    .forEach(line ->
                            digest.update(line.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        } catch (UncheckedIOException | IOException changing) {
            // A file that goes while it is looked at: whatever state this is, the next look finds
            // another.
            return "changing " + System.nanoTime();
        }
        return java.util.HexFormat.of().formatHex(digest.digest());
    }

    private static Stream<Path> parts(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries
                    .filter(entry -> {
                        var name = entry.getFileName().toString();
                        return PARTS.contains(name) || Names.week(name).isPresent();
                    })
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static Stream<Path> below(Path part) {
        try (var paths = Files.walk(part, DEPTH)) {
            return paths.sorted().toList().stream();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static String line(Path path) {
        try {
            return Files.isDirectory(path)
                    ? path + "\n"
                    : "%s %d %s\n"
                            .formatted(path, Files.size(path), Files.getLastModifiedTime(path));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
