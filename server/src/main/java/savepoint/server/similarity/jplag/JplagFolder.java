package savepoint.server.similarity.jplag;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import savepoint.server.db.Sha256;

/// Where JPlag's jars lie. They are no part of Savepoint: who wants them fetches them.
public record JplagFolder(Path path) {
    private static final String PINNED = "/similarity/jplag.sha256";

    /// Where the launcher puts them.
    public static JplagFolder usual() {
        return new JplagFolder(
                Path.of(System.getProperty("savepoint.home", ".."), "server", "target", "jplag"));
    }

    /// A jar by its name and the SHA-256 that it must have.
    private record Jar(String sha256, String name) {}

    /// What is wrong with them, in words; empty where all are there as they should be.
    public Optional<String> problem() {
        for (var jar : pinned()) {
            var file = path.resolve(jar.name());
            if (!Files.isRegularFile(file))
                return Optional.of(
                        "Java is compared by JPlag, which is not part of Savepoint. Whoever runs this server gets it with ./savepoint fetch jplag (24 MB from Maven Central).");
            if (!hash(file).equals(jar.sha256()))
                return Optional.of(
                        "%s is not the file that it should be, and JPlag is not run. Whoever runs this server gets it anew with ./savepoint fetch jplag."
                                .formatted(jar.name()));
        }
        return Optional.empty();
    }

    /// All of them, as a class path.
    String classPath() {
        return pinned().stream()
                .map(jar -> path.resolve(jar.name()).toAbsolutePath().toString())
                .collect(Collectors.joining(System.getProperty("path.separator")));
    }

    private static List<Jar> pinned() {
        return new String(resource(PINNED), StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split("  "))
                .map(words -> new Jar(words[0], words[1]))
                .toList();
    }

    static byte[] resource(String name) {
        try (var in = JplagFolder.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(name, failed);
        }
    }

    private static String hash(Path file) {
        try {
            return Sha256.hex(Files.readAllBytes(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
