package savepoint.grader.bundle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A set of files by path, such as a bundle or a hand-in. Paths use `/` and never leave the folder they stand for.
public record FileTree(SortedMap<String, byte[]> files) {
    private static final int MAX_FILES = 2_000;
    private static final long MAX_BYTES = 64L << 20;

    public FileTree {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    public static FileTree of(Map<String, byte[]> files) {
        return new FileTree(new TreeMap<>(files));
    }

    /// Reads a folder. Links are passed over: what they point to may lie anywhere.
    public static FileTree read(Path folder) throws IOException {
        var files = new TreeMap<String, byte[]>();
        long bytes = 0;
        try (var paths = Files.walk(folder)) {
            for (var path : (Iterable<Path>) paths::iterator) {
                if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) continue;
                bytes += Files.size(path);
                if (files.size() >= MAX_FILES || bytes > MAX_BYTES) {
                    throw new IOException(
                            "%s holds more than %d files or %d MB"
                                    .formatted(folder, MAX_FILES, MAX_BYTES >> 20));
                }
                files.put(
                        folder.relativize(path).toString().replace('\\', '/'),
                        Files.readAllBytes(path));
            }
        }
        return new FileTree(files);
    }

    public boolean has(String path) {
        return files.containsKey(path);
    }

    /// The file as UTF-8 text without a byte order mark; empty where there is none or it is not UTF-8.
    public Optional<String> text(String path) {
        var bytes = files.get(path);
        return bytes == null ? Optional.empty() : decode(bytes);
    }

    /// Strict UTF-8 without a byte order mark; empty where the bytes are not that.
    public static Optional<String> decode(byte[] bytes) {
        try {
            var text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    /// The files below a folder, by their paths inside it.
    public FileTree under(String folder) {
        var prefix = folder + "/";
        var below = new TreeMap<String, byte[]>();
        files.forEach((path, bytes) -> {
            if (path.startsWith(prefix)) below.put(path.substring(prefix.length()), bytes);
        });
        return new FileTree(below);
    }

    /// The same files but for one.
    public FileTree without(String path) {
        var others = new TreeMap<>(files);
        others.remove(path);
        return new FileTree(others);
    }

    /// SHA-256, hex, over `path NUL sha256 LF` of each file in the order of the paths.
    public String hash() {
        var digest = newSha256();
        files.forEach((path, bytes) -> {
            digest.update(path.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(newSha256().digest(bytes));
            digest.update((byte) '\n');
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    /// SHA-256 of one file, hex.
    public static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(newSha256().digest(bytes));
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("each Java platform has SHA-256", impossible);
        }
    }
}
