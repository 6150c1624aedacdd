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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.postgresql.util.PSQLState;
import savepoint.postgres.Folders;
import savepoint.scenario.Scenario;

/// The few trusted classes that boxes see: of our own class path the runner, the scenario interfaces and the PostgreSQL
/// driver, and the libraries for hand-ins, which are on no class path of ours.
///
/// @param folder on the host, bound read-only at `/runner`, named by a hash of what lies in it
/// @param libraries their files, by the names of their artifacts
public record RunnerImage(Path folder, SortedMap<String, String> libraries) {
    private static final String INSIDE = "/runner";
    private static final String RUNNER = "runner.jar";
    private static final String SCENARIO = "scenario.jar";
    private static final String DRIVER = "postgresql.jar";
    private static final String LIBRARIES = "libraries";

    /// An artifact with native code in it.
    static final String SQLITE = "sqlite-jdbc";

    /// Inside, the folder of native code that jars would else write out, which they may not.
    static final String NATIVE = INSIDE + "/native";

    /// Where the build puts the jars, among our own classes.
    private static final String BUILT = "savepoint/libraries/";

    // an artifact, its version
    private static final Pattern JAR = Pattern.compile("(.+?)-(\\d.*)\\.jar");

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
        var libraries = libraries(own, made);
        Permissions.readable(made);
        var fingerprint = new Fingerprint();
        for (var jar : List.of(RUNNER, SCENARIO, DRIVER)) {
            fingerprint.with(Files.readAllBytes(made.resolve(jar)));
        }
        for (var jar : libraries.values())
            fingerprint.with(jar).with(Files.readAllBytes(made.resolve(LIBRARIES).resolve(jar)));
        Path folder = parent.toAbsolutePath().resolve(fingerprint.name());
        Folders.settle(made, folder);
        return new RunnerImage(folder, libraries);
    }

    private static SortedMap<String, String> libraries(Path own, Path made) throws IOException {
        var libraries = new TreeMap<String, String>();
        Path folder = Files.createDirectory(made.resolve(LIBRARIES));
        in(
                own,
                top -> {
                    if (!Files.isDirectory(top.resolve(BUILT))) return;
                    try (var jars = Files.list(top.resolve(BUILT))) {
                        for (var jar : (Iterable<Path>) jars.sorted()::iterator) {
                            var file = jar.getFileName().toString();
                            var name = JAR.matcher(file);
                            if (!name.matches()) continue;
                            Files.copy(jar, folder.resolve(file));
                            Permissions.readable(folder.resolve(file));
                            libraries.put(name.group(1), file);
                        }
                    }
                });
        Permissions.readable(folder);
        if (libraries.containsKey(SQLITE))
            unpackSqlite(folder.resolve(libraries.get(SQLITE)), made.resolve("native"));
        return libraries;
    }

    private static void unpackSqlite(Path jar, Path folder) throws IOException {
        var machine =
                switch (Architecture.current().orElseThrow()) {
                    case X86_64 -> "x86_64";
                    case ARM64 -> "aarch64";
                };
        Files.createDirectory(folder);
        in(
                jar,
                top ->
                        Files.copy(
                                top.resolve(
                                        "org/sqlite/native/Linux/%s/libsqlitejdbc.so"
                                                .formatted(machine)),
                                folder.resolve("libsqlitejdbc.so")));
        Permissions.readable(folder.resolve("libsqlitejdbc.so"));
        Permissions.readable(folder);
    }

    /// Such as `sqlite-jdbc 3.53.4.0`.
    public String version(String library) {
        var jar = JAR.matcher(libraries.getOrDefault(library, ""));
        if (!jar.matches()) throw new IllegalArgumentException("there is no library " + library);
        return jar.group(2);
    }

    public Bind bind() {
        return Bind.read(folder, INSIDE);
    }

    /// Inside, for a JVM that needs these libraries.
    public String classPath(Outfit outfit) {
        return INSIDE + "/" + RUNNER + ":" + compileClassPath(outfit);
    }

    /// Inside, for the compiler: what hand-ins and scenarios may refer to.
    public String compileClassPath(Outfit outfit) {
        var path = new StringBuilder(INSIDE + "/" + SCENARIO);
        for (var library : outfit.libraries()) {
            path.append(':').append(INSIDE).append('/');
            if (library.equals(Outfit.POSTGRESQL)) path.append(DRIVER);
            else if (!libraries.containsKey(library))
                throw new IllegalArgumentException("there is no library " + library);
            else path.append(LIBRARIES).append('/').append(libraries.get(library));
        }
        return path.toString();
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
        in(from, top -> packTree(top, jar, wanted));
        Permissions.readable(jar);
    }

    private interface Work {
        void at(Path top) throws IOException;
    }

    /// In a folder or in a jar.
    private static void in(Path place, Work work) throws IOException {
        if (Files.isDirectory(place)) {
            work.at(place);
        } else {
            try (FileSystem inside = FileSystems.newFileSystem(place)) {
                work.at(inside.getPath("/"));
            }
        }
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
