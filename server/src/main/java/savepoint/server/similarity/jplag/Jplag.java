package savepoint.server.similarity.jplag;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import savepoint.grader.bundle.FileTree;
import savepoint.server.similarity.found.Found;
import savepoint.server.similarity.found.HandIn;
import savepoint.server.similarity.found.Impossible;

/// Runs JPlag as a process of its own. It parses what students wrote, so that nothing it does or writes is trusted: it has no
/// environment, little memory and time, and the lowest claim on the processor.
public final class Jplag {
    private static final Logger log = LoggerFactory.getLogger(Jplag.class);
    private static final String DRIVER = "/similarity/Pairs.java";
    private static final String MEMORY = "-Xmx768m";
    private static final Duration TIME = Duration.ofMinutes(10);
    // Three hundred pairs with some parts each are some kilobytes.
    private static final int MOST_BYTES = 4 << 20;
    private static final String LOWEST_CLAIM = "19";

    private final JplagFolder folder;

    /// JPlag from this folder.
    public Jplag(JplagFolder folder) {
        this.folder = folder;
    }

    /// Why it cannot be run, in words; empty where it can.
    public Optional<String> problem() {
        return folder.problem();
    }

    /// Compares hand-ins by these of their files.
    ///
    /// @param given what everybody started with
    /// @param most pairs that are asked for
    public Found compare(List<HandIn> handIns, FileTree given, List<String> names, int most)
            throws Impossible, IOException, InterruptedException {
        var problem = folder.problem();
        if (problem.isPresent()) throw new Impossible(problem.get());
        var room = Files.createTempDirectory("savepoint-similarity");
        try {
            // Hand-ins and files have numbers there: no name of a student's choice becomes a path,
            // or comes back.
            var texts = new Texts(names);
            for (var i = 0; i < handIns.size(); i++)
                texts.write(
                        room.resolve("hand-ins").resolve(Integer.toString(i)),
                        handIns.get(i).files());
            texts.write(room.resolve("base"), given);
            Files.write(room.resolve("Pairs.java"), JplagFolder.resource(DRIVER));
            return new JplagOutput(handIns, names).read(run(room, most));
        } finally {
            delete(room);
        }
    }

    private String run(Path room, int most) throws Impossible, IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder =
                new ProcessBuilder(
                        "nice",
                        "-n",
                        LOWEST_CLAIM,
                        java,
                        MEMORY,
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:ActiveProcessorCount=1",
                        "-Djava.io.tmpdir=" + room,
                        "-cp",
                        folder.classPath(),
                        "Pairs.java",
                        "hand-ins",
                        "base",
                        Integer.toString(most));
        builder.directory(room.toFile()).redirectError(room.resolve("errors").toFile());
        var path = builder.environment().get("PATH");
        builder.environment().clear();
        if (path != null) builder.environment().put("PATH", path);
        var process = builder.start();
        try (var watchdog = new Watchdog(process, TIME)) {
            process.getOutputStream().close();
            var output = read(process.getInputStream());
            int exit = process.waitFor();
            if (watchdog.rang())
                throw new Impossible(
                        "JPlag took more than %d minutes and was stopped."
                                .formatted(TIME.toMinutes()));
            if (exit != 0) {
                log.warn("JPlag ended with {}: {}", exit, tail(room.resolve("errors")));
                throw new Impossible(
                        "JPlag ended with an error. There may be too few hand-ins that are long enough to compare; the server's log says more.");
            }
            return output;
        } finally {
            process.destroyForcibly().waitFor(1, TimeUnit.MINUTES);
        }
    }

    private static String read(InputStream in) throws IOException, Impossible {
        var bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) throw new Impossible("JPlag wrote more than is believed.");
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String tail(Path errors) throws IOException {
        var lines = Files.readString(errors, StandardCharsets.ISO_8859_1).lines().toList();
        return String.join(" / ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    }

    private static void delete(Path room) throws IOException {
        try (var paths = Files.walk(room)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        }
    }
}
