package savepoint.grader.sandbox;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.postgresql.util.PSQLState;
import savepoint.scenario.Scenario;

/// The few trusted classes that boxes see, taken from our own class path: the runner, the scenario interfaces and the
/// PostgreSQL driver, and nothing else of the grader.
///
/// @param folder on the host, bound read-only at `/runner`
public record RunnerImage(Path folder) {
    private static final String INSIDE = "/runner";
    private static final String RUNNER = "runner.jar";
    private static final String SCENARIO = "scenario.jar";
    private static final String DRIVER = "postgresql.jar";

    /// Fills a folder with the jars; what stood there is replaced.
    public static RunnerImage assemble(Path folder) throws IOException {
        Files.createDirectories(folder);
        Permissions.readable(folder);
        Path own = origin(Scenario.class);
        pack(own, folder.resolve(RUNNER), name -> name.startsWith("savepoint/runner/"));
        pack(own, folder.resolve(SCENARIO), name -> name.startsWith("savepoint/scenario/"));
        Path driver = origin(PSQLState.class);
        if (driver.equals(own)) {
            pack(own, folder.resolve(DRIVER), RunnerImage::isDriver);
        } else {
            Files.copy(driver, folder.resolve(DRIVER), StandardCopyOption.REPLACE_EXISTING);
            Permissions.readable(folder.resolve(DRIVER));
        }
        return new RunnerImage(folder.toAbsolutePath());
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
                out.putNextEntry(new JarEntry(name(top, file)));
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
