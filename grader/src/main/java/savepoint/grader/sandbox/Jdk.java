package savepoint.grader.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import savepoint.postgres.Folders;

/// The Java that runs inside boxes, at `/jdk`.
///
/// @param home on the host
public record Jdk(Path home, List<Bind> binds) {
    private static final Logger LOG = LoggerFactory.getLogger(Jdk.class);

    static final String JAVA = "/jdk/bin/java";

    /// All that hand-ins find of the JDK: what JDBC and the libraries around it use. No compiler, no attach, no agents.
    private static final String MODULES =
            "java.base,java.sql,java.naming,java.management,java.security.jgss,jdk.unsupported";

    /// The one that runs the grader.
    public static Jdk running() throws IOException {
        return at(Path.of(System.getProperty("java.home")).toRealPath());
    }

    /// A part of the one that runs the grader, for hand-ins: linked in a folder under `parent` when first asked for.
    public static Jdk slim(Path parent) throws IOException {
        var fingerprint = new Fingerprint().with(Runtime.version().toString()).with(MODULES);
        Path home = parent.toAbsolutePath().resolve(fingerprint.name());
        if (!Files.isDirectory(home)) {
            Files.createDirectories(parent);
            Permissions.passable(parent);
            Path made = Files.createTempDirectory(parent, "new-");
            try {
                link(made.resolve("jdk"));
            } catch (IOException e) {
                LOG.warn(
                        "Hand-ins get the whole JDK, which starts more slowly: {}", e.getMessage());
                Folders.delete(made);
                return running();
            }
            Permissions.passable(made);
            Folders.settle(made, home);
        }
        return at(home.resolve("jdk").toRealPath());
    }

    private static void link(Path made) throws IOException {
        var jlink =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "jlink").toString(),
                                "--add-modules",
                                MODULES,
                                "--no-header-files",
                                "--no-man-pages",
                                "--output",
                                made.toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(jlink.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jlink.onExit().join().exitValue() != 0) {
            throw new IOException("jlink could not make the hand-ins' Java: " + said.trim());
        }
    }

    private static Jdk at(Path home) throws IOException {
        var binds = new ArrayList<Bind>();
        binds.add(Bind.read(home, "/jdk"));
        // libnet, libnio and the like link to nothing beyond what these do
        binds.addAll(
                Libraries.of(home, home.resolve("bin/java"), home.resolve("lib/server/libjvm.so")));
        for (Path folder : foldersLinkedTo(home)) {
            binds.add(Bind.read(folder, folder.toString()));
        }
        return new Jdk(home, binds);
    }

    /// Distributions keep parts of a JDK elsewhere and link to them: Debian its configuration, in /etc.
    private static List<Path> foldersLinkedTo(Path home) throws IOException {
        try (Stream<Path> links = Files.walk(home).filter(Files::isSymbolicLink)) {
            var folders = new ArrayList<Path>();
            for (Path link : (Iterable<Path>) links::iterator) {
                if (!Files.exists(link)) continue;
                Path target = link.toRealPath();
                if (!target.startsWith(home)) folders.add(target.getParent());
            }
            return folders.stream().distinct().toList();
        }
    }
}
