package savepoint.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import savepoint.postgres.DatabaseLogin;
import savepoint.postgres.Folders;

/// The product as people start it: `serve` in a process of its own, with its PostgreSQL, its grader, the course that
/// ships and the demo people.
final class ServedCourse {
    /// The folder of the clone, seen from the module's, where Maven runs tests.
    static final Path CLONE = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern READY = Pattern.compile("Savepoint is ready: (\\S+)");
    private static final Pattern STUDENT = Pattern.compile("  student .* (\\S+@\\S+) +(\\S+)");
    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(60);

    private static ServedCourse shared;

    private final Path data;
    private final Map<String, String> students = new TreeMap<>();
    private int taken;
    private Process server;
    private String address;

    private ServedCourse(Path data) {
        this.data = data;
    }

    /// The one that all tests of a run share. Whoever kills it starts it again.
    static synchronized ServedCourse shared() throws IOException {
        if (shared == null) {
            shared = start();
            Runtime.getRuntime().addShutdownHook(new Thread(shared::closeAtEnd));
        }
        return shared;
    }

    private void closeAtEnd() {
        try {
            close();
        } catch (IOException left) {
            throw new UncheckedIOException(
                    "the data of the tests' server is left in " + data, left);
        }
    }

    /// Starts it on a free port, with a data folder of its own.
    private static ServedCourse start() throws IOException {
        var course = new ServedCourse(Files.createTempDirectory("savepoint-browser-test-"));
        course.serve(0);
        return course;
    }

    private void serve(int port) throws IOException {
        server =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "--enable-native-access=ALL-UNNAMED",
                                        "-XX:TieredStopAtLevel=1",
                                        "-Dsavepoint.home=" + CLONE,
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        Main.class.getName(),
                                        "serve",
                                        "--port",
                                        Integer.toString(port),
                                        "--data",
                                        data.toString()))
                        .redirectError(Redirect.INHERIT)
                        .start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::destroy));
        BufferedReader said = server.inputReader();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            System.out.println(line);
            var student = STUDENT.matcher(line);
            if (student.matches()) students.put(student.group(1), student.group(2));
            var ready = READY.matcher(line);
            if (ready.matches()) {
                Thread.ofPlatform().daemon().start(() -> said.lines().forEach(System.out::println));
                address = ready.group(1);
                return;
            }
        }
        throw new IllegalStateException("serve ended before it was ready");
    }

    /// Ends the server as a power cut would.
    void kill() {
        server.destroyForcibly();
        server.onExit().join();
    }

    /// Starts it again at the same address, with the data that it had.
    void startAgain() throws IOException {
        serve(URI.create(address).getPort());
    }

    String address() {
        return address;
    }

    /// A single value of its database, asked as the owner of the tables.
    Object ask(String sql) throws SQLException, IOException {
        try (var owner = owner();
                var statement = owner.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getObject(1) : null;
        }
    }

    /// Changes rows of its database as the owner of the tables.
    void update(String sql) throws SQLException, IOException {
        try (var owner = owner();
                var statement = owner.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private Connection owner() throws SQLException, IOException {
        var folder = data.resolve("database");
        var port = Files.readString(folder.resolve("port")).strip();
        var password = Files.readString(folder.resolve("passwords").resolve("savepoint_owner"));
        return new DatabaseLogin(
                        "jdbc:postgresql://127.0.0.1:" + port + "/savepoint",
                        "savepoint_owner",
                        password.strip())
                .connect();
    }

    /// The address and password of a student whom no other test knows.
    synchronized Map.Entry<String, String> student() {
        if (taken == students.size())
            throw new IllegalStateException("all %d students are taken".formatted(taken));
        return List.copyOf(students.entrySet()).get(taken++);
    }

    /// Ends it, and then removes its data.
    private void close() throws IOException {
        server.destroy();
        server.onExit().orTimeout(PATIENCE_AT_STOP.toSeconds(), TimeUnit.SECONDS).join();
        Folders.delete(data);
    }
}
