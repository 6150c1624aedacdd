package savepoint.grader.sandbox;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.postgresql.util.PSQLState;
import savepoint.postgres.Folders;
import savepoint.scenario.Scenario;

/// The few trusted classes that boxes see, taken from our own class path: the runner, the scenario interfaces and the
/// PostgreSQL driver, and nothing else of the grader.
///
/// @param folder on the host, bound read-only at `/runner`, named by a hash of what lies in it
public record RunnerImage(Path folder) {
    private static final String INSIDE = "/runner";
    private static final String RUNNER = "runner.jar";
    private static final String SCENARIO = "scenario.jar";
    private static final String DRIVER = "postgresql.jar";

    /// So that the same classes make the same jar.
    private static final LocalDateTime ANY_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    /// Assembles the jars in a folder under `parent`. The same classes get the same folder, with the same files: class
    /// caches are bound to them.
    public static RunnerImage assemble(Path parent) throws IOException {
        Files.createDirectories(parent);
        Permissions.passable(parent);
        Path made = Files.createTempDirectory(parent, "new-");
        Path own = origin(Scenario.class);
        pack(own, made.resolve(RUNNER), name -> name.startsWith("savepoint/runner/"));
        pack(own, made.resolve(SCENARIO), name -> name.startsWith("savepoint/scenario/"));
        Path driver = origin(PSQLState.class);
        if (driver.equals(own)) pack(own, made.resolve(DRIVER), RunnerImage::isDriver);
        else Files.copy(driver, made.resolve(DRIVER));
        Permissions.readable(made.resolve(DRIVER));
        Permissions.readable(made);
        var fingerprint = new Fingerprint();
        for (var jar : List.of(RUNNER, SCENARIO, DRIVER)) {
            fingerprint.with(Files.readAllBytes(made.resolve(jar)));
        }
        Path folder = parent.toAbsolutePath().resolve(fingerprint.name());
        Folders.settle(made, folder);
        return new RunnerImage(folder);
    }

    public Bind bind() {
        return Bind.read(folder, INSIDE);
    }

    /// Inside, for the JVM that runs a hand-in.
    public String classPath() {
        return INSIDE + "/" + RUNNER + ":" + compileClassPath();
    }

    /// Inside, for the compiler: what hand-ins and scenarios may refer to.
    public String compileClassPath() {
        return INSIDE + "/" + SCENARIO + ":" + INSIDE + "/" + DRIVER;
    }

    private static boolean isDriver(String name) {
        return name.startsWith("org/postgresql/")
                || name.equals("META-INF/services/java.sql.Driver");
    }

    private static Path origin(Class<?> type) throws IOException {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static void pack(Path from, Path jar, Predicate<String> wanted) throws IOException {
        if (Files.isDirectory(from)) {
            packTree(from, jar, wanted);
        } else {
            try (FileSystem inside = FileSystems.newFileSystem(from)) {
                packTree(inside.getPath("/"), jar, wanted);
            }
        }
        Permissions.readable(jar);
    }

    private static void packTree(Path top, Path jar, Predicate<String> wanted) throws IOException {
        var files = new ArrayList<Path>();
        try (Stream<Path> tree = Files.walk(top)) {
            tree.filter(Files::isRegularFile)
                    .filter(file -> wanted.test(name(top, file)))
                    .sorted()
                    .forEach(files::add);
        }
        if (files.isEmpty()) throw new IOException("nothing for " + jar + " in " + top);
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Path file : files) {
                var entry = new JarEntry(name(top, file));
                entry.setTimeLocal(ANY_TIME);
                out.putNextEntry(entry);
                Files.copy(file, out);
                out.closeEntry();
            }
        }
    }

    private static String name(Path top, Path file) {
        return String.join("/", names(top.relativize(file)));
    }

    private static List<String> names(Path path) {
        var names = new ArrayList<String>();
        path.forEach(part -> names.add(part.toString()));
        return names;
    }
}
