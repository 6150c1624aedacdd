package savepoint.server.content.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.bundle.Problems;

/// The files of a course folder by their paths in it, read within limits. Nothing outside the folder is ever read.
final class SourceFiles {
    private static final int MAX_TEXT = 1 << 20;
    private static final int MAX_FILE = 16 << 20;
    private static final long MAX_TOTAL = 512L << 20;
    private static final int MAX_ENTRIES = 2_000;

    private final Path root;
    private long total;
    private boolean missed;

    SourceFiles(Path folder) throws IOException {
        this.root = folder.toRealPath();
    }

    /// The last part of the folder's own path.
    String name() {
        return root.getFileName() == null ? "course" : root.getFileName().toString();
    }

    /// Whether a folder was there whose files could not be listed.
    boolean missedSomething() {
        return missed;
    }

    /// The names in a folder, in order, without hidden ones; none where there is no such folder.
    List<String> names(String folder, Problems problems) {
        var path = inside(folder, problems);
        if (path.isEmpty() || !Files.isDirectory(path.get())) return List.of();
        try (var entries = Files.list(path.get())) {
            var names =
                    entries.map(entry -> entry.getFileName().toString())
                            .filter(name -> !name.startsWith("."))
                            .limit(MAX_ENTRIES + 1L)
                            .sorted()
                            .toList();
            if (names.size() <= MAX_ENTRIES) return names;
            missed = true;
            problems.error(folder, 0, "holds more than %d files".formatted(MAX_ENTRIES));
        } catch (IOException unreadable) {
            missed = true;
            problems.error(folder, 0, "cannot be listed: " + reason(unreadable));
        }
        return List.of();
    }

    /// Whether anything stands there, be it readable or not.
    boolean exists(String path) {
        return Files.exists(root.resolve(path), LinkOption.NOFOLLOW_LINKS);
    }

    boolean isFolder(String path) {
        return inside(path, new Problems()).filter(Files::isDirectory).isPresent();
    }

    boolean isFile(String path) {
        return inside(path, new Problems()).filter(Files::isRegularFile).isPresent();
    }

    /// A text file; what keeps it from being read is told as an error, that there is none not.
    Optional<String> text(String path, Problems problems) {
        return read(path, MAX_TEXT, problems)
                .flatMap(bytes -> {
                    var text = FileTree.decode(bytes);
                    if (text.isEmpty()) {
                        problems.error(path, badLine(bytes), "is not UTF-8 text; save it as UTF-8");
                    }
                    return text;
                });
    }

    /// Any file; what keeps it from being read is told as an error.
    Optional<byte[]> bytes(String path, Problems problems) {
        return read(path, MAX_FILE, problems);
    }

    /// A whole folder, such as a bundle.
    Optional<FileTree> tree(String folder, Problems problems) {
        var path = inside(folder, problems);
        if (path.isEmpty()) return Optional.empty();
        try {
            return Optional.of(FileTree.read(path.get()));
        } catch (IOException unreadable) {
            problems.error(folder, 0, "cannot be read: " + reason(unreadable));
            return Optional.empty();
        }
    }

    private Optional<byte[]> read(String path, int limit, Problems problems) {
        var file = inside(path, problems);
        if (file.isEmpty()) return Optional.empty();
        if (!Files.isRegularFile(file.get())) {
            problems.error(path, 0, "is missing, or no ordinary file");
            return Optional.empty();
        }
        // not followed: a link put in its place since it was resolved fails
        try (var in = Files.newInputStream(file.get(), LinkOption.NOFOLLOW_LINKS)) {
            var bytes = in.readNBytes(limit + 1);
            if (bytes.length > limit) {
                problems.error(path, 0, "is larger than %d MB".formatted(limit >> 20));
                return Optional.empty();
            }
            total += bytes.length;
            if (total > MAX_TOTAL) {
                problems.error(
                        path, 0, "the course is larger than %d MB".formatted(MAX_TOTAL >> 20));
                return Optional.empty();
            }
            return Optional.of(bytes);
        } catch (IOException unreadable) {
            problems.error(path, 0, "cannot be read: " + reason(unreadable));
            return Optional.empty();
        }
    }

    /// The real path of something in the folder; a link that leads out of it is told as an error.
    private Optional<Path> inside(String path, Problems problems) {
        try {
            var real = root.resolve(path).toRealPath();
            if (real.startsWith(root)) return Optional.of(real);
            problems.error(path, 0, "is a link that leads out of the course folder");
        } catch (NoSuchFileException | InvalidPathException missing) {
            return Optional.empty();
        } catch (IOException unreadable) {
            problems.error(path, 0, "cannot be read: " + reason(unreadable));
        }
        return Optional.empty();
    }

    private static String reason(IOException failure) {
        return failure.getMessage() == null || failure.getMessage().startsWith("/")
                ? failure.getClass().getSimpleName()
                : failure.getMessage();
    }

    /// The first line that is not UTF-8.
    private static int badLine(byte[] bytes) {
        int line = 1;
        int start = 0;
        for (int i = 0; i <= bytes.length; i++) {
            if (i < bytes.length && bytes[i] != '\n') continue;
            if (FileTree.decode(java.util.Arrays.copyOfRange(bytes, start, i)).isEmpty())
                return line;
            start = i + 1;
            line++;
        }
        return 0;
    }
}
