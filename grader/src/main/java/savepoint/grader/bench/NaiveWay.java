package savepoint.grader.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.database.HandInServers;
import savepoint.grader.database.Template;
import savepoint.grader.sandbox.Bind;
import savepoint.grader.sandbox.BoxSpec;
import savepoint.grader.sandbox.Ending;
import savepoint.grader.sandbox.Jdk;
import savepoint.grader.sandbox.Limits;
import savepoint.grader.sandbox.Outfit;
import savepoint.grader.sandbox.Profile;
import savepoint.grader.sandbox.RunnerImage;
import savepoint.grader.sandbox.Sandbox;
import savepoint.grader.sandbox.SandboxUnavailable;
import savepoint.grader.sandbox.Total;
import savepoint.postgres.Folders;
import savepoint.postgres.PostgresBinaries;

/// What graders that know nothing of Java do: for each job a `javac` process, then a `java` process, and what it prints
/// is compared as text. In the same sandbox and on databases made the same way, in as many lanes as ours.
public final class NaiveWay implements Way, AutoCloseable {
    private static final String SOCKET = "/db/.s.PGSQL.5432";
    // boxes have no file locks, and a JVM that misses them says so where its answer goes
    private static final String QUIET = "-XX:-UsePerfData";
    private static final String EXPECTED = "expected.txt";
    private static final long SCRATCH = 16L << 20;

    private final Path work;
    private final Sandbox sandbox;
    private final RunnerImage image;
    private final List<Bind> jdk;
    private final HandInServers servers;
    private final Semaphore lanes;
    private final Exercise exercise;
    private final FileTree main;
    private final Template template;
    private final Limits limits;
    private final String expected;

    private NaiveWay(Path work, Sandbox sandbox, PostgresBinaries binaries, int lanes)
            throws IOException {
        this.work = work;
        this.sandbox = sandbox;
        this.image = RunnerImage.assemble(work.resolve("runner"));
        this.jdk = Jdk.running().binds();
        this.servers = HandInServers.open(sandbox, binaries, work);
        this.lanes = new Semaphore(lanes, true);
        this.exercise = Exercise.java();
        this.main = Exercise.folder("naive");
        this.expected = main.text(EXPECTED).orElseThrow();
        this.template =
                Template.of(
                        exercise.bundle().text("schema.sql").orElseThrow(),
                        List.of(exercise.bundle().text("fixtures/sample.sql").orElseThrow()));
        // default flags take a quarter of the machine's memory as heap
        this.limits =
                new Limits(
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(2),
                        memory() / 2,
                        1L << 20,
                        1L << 20,
                        512);
    }

    /// Opens a sandbox of its own, so that its costs stand apart from ours.
    public static NaiveWay open(Path work, PostgresBinaries binaries, int lanes)
            throws IOException, SandboxUnavailable {
        var sandbox = Sandbox.open(work);
        try {
            return new NaiveWay(work, sandbox, binaries, lanes);
        } catch (IOException | RuntimeException failed) {
            sandbox.close();
            throw failed;
        }
    }

    private static long memory() {
        var machine =
                (com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean();
        return machine.getTotalMemorySize();
    }

    @Override
    public String name() {
        return "naive";
    }

    @Override
    public Duration job(int number)
            throws WrongVerdict, SQLException, IOException, InterruptedException {
        long begun = System.nanoTime();
        lanes.acquire();
        var folder = Files.createTempDirectory(work, "job-");
        try {
            open(folder);
            open(Files.createDirectory(folder.resolve("classes")));
            compile(folder, sources(folder.resolve("sources"), number));
            var printed = run(folder);
            if (!printed.equals(expected))
                throw new WrongVerdict("the naive way printed: " + printed);
            return Duration.ofNanos(System.nanoTime() - begun);
        } finally {
            Folders.delete(folder);
            lanes.release();
        }
    }

    /// One box's user writes there what another's reads.
    private static void open(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private List<String> sources(Path folder, int number) throws IOException {
        var files = new TreeMap<>(exercise.bundle().under("api").files());
        files.putAll(main.without(EXPECTED).files());
        files.putAll(exercise.handIn(number).files());
        for (var file : files.entrySet()) {
            var path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        return files.keySet().stream().map(path -> "/sources/" + path).toList();
    }

    private void compile(Path folder, List<String> sources) throws WrongVerdict, IOException {
        var command = new ArrayList<>(List.of("/jdk/bin/javac", "-J" + QUIET, "-d", "/classes"));
        command.addAll(List.of("-cp", image.compileClassPath(Outfit.USUAL)));
        command.addAll(sources);
        output(
                "javac",
                command,
                List.of(
                        Bind.read(folder.resolve("sources"), "/sources"),
                        Bind.own(folder.resolve("classes"), "/classes")));
    }

    private String run(Path folder)
            throws WrongVerdict, SQLException, IOException, InterruptedException {
        try (var lease = servers.lease();
                var bridge = servers.bridge();
                var database = lease.create(template)) {
            database.admit(bridge);
            var command = new ArrayList<>(List.of("/jdk/bin/java", QUIET));
            command.addAll(List.of("-cp", "/classes:" + image.classPath(Outfit.USUAL), "Main"));
            command.addAll(List.of(SOCKET, database.name(), database.role(), database.password()));
            return output(
                    "java",
                    command,
                    List.of(
                            Bind.read(folder.resolve("classes"), "/classes"),
                            Bind.sockets(bridge.folder(), "/db")));
        }
    }

    /// What a process in a box of its own prints.
    private String output(String name, List<String> command, List<Bind> more)
            throws WrongVerdict, IOException {
        var binds = new ArrayList<>(jdk);
        binds.add(image.bind());
        binds.addAll(more);
        var spec =
                new BoxSpec(
                        name, command, binds, Profile.JVM, limits, SCRATCH, BoxSpec.Turn.AT_ONCE);
        try (var box = sandbox.start(spec)) {
            box.stdin().close();
            var printed = new String(box.stdout().readAllBytes(), StandardCharsets.UTF_8);
            var ending = box.await();
            if (!ending.equals(new Ending.Exited(0)))
                throw new WrongVerdict("%s: %s %s".formatted(name, ending, box.errors()));
            return printed;
        }
    }

    @Override
    public Map<String, Total> boxes() {
        return sandbox.totals();
    }

    @Override
    public void close() {
        servers.close();
        sandbox.close();
    }
}
