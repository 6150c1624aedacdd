package savepoint.server.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessHandle.Info;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import savepoint.postgres.DatabaseLogin;
import savepoint.postgres.EmbeddedPostgres;
import savepoint.postgres.Folders;
import savepoint.postgres.PostgresBinaries;

/// The product as people start it: `serve` with its PostgreSQL and its grader, on a free port. It goes when it is closed.
final class BenchServer implements AutoCloseable {
    private static final String MAIN = "savepoint.server.Main";
    private static final Pattern READY = Pattern.compile("Savepoint is ready: (\\S+)");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /// Of one processor; what is spent then is housekeeping.
    private static final double QUIET = 0.1;

    private static final Duration LOOK_AT_CPU = Duration.ofMillis(500);
    private static final Duration QUIET_SOON = Duration.ofSeconds(10);

    private final FileChannel claim;
    private final Path database;
    private final Process process;
    private final URI address;
    private final DatabaseLogin owner;

    private BenchServer(
            FileChannel claim, Path database, Process process, URI address, DatabaseLogin owner) {
        this.claim = claim;
        this.database = database;
        this.process = process;
        this.address = address;
        this.owner = owner;
    }

    /// CPU time spent so far.
    record Cpu(Duration server, Duration postgres) {
        Cpu minus(Cpu earlier) {
            return new Cpu(server.minus(earlier.server), postgres.minus(earlier.postgres));
        }
    }

    /// Starts it with the course that ships.
    ///
    /// @param home the folder of the clone
    /// @param work a folder of the bench alone; what a bench that was killed left there is removed
    static BenchServer start(Path home, Path work) throws IOException, InterruptedException {
        Files.createDirectories(work);
        var claim =
                FileChannel.open(
                        work.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (claim.tryLock() == null) {
            claim.close();
            throw new IOException("another bench is running in " + work);
        }
        var database = work.resolve("database");
        Folders.delete(database);
        DatabaseLogin owner;
        // The passwords and the port that the folder gets now are those that `serve` finds in it.
        try (var postgres =
                EmbeddedPostgres.start(database, PostgresBinaries.in(work.resolve("postgresql")))) {
            owner = postgres.owner();
        }
        var process = command(home, work).start();
        try {
            return new BenchServer(claim, database, process, address(process, work), owner);
        } catch (IOException | InterruptedException failed) {
            process.destroy();
            throw failed;
        }
    }

    private static ProcessBuilder command(Path home, Path work) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        List.of(
                                java,
                                "-Xmx1g",
                                "-XX:+ExitOnOutOfMemoryError",
                                "-XX:-UsePerfData",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Dsavepoint.home=" + home,
                                "-cp",
                                System.getProperty("java.class.path"),
                                MAIN,
                                "serve",
                                "--port",
                                "0",
                                "--data",
                                work.toString()))
                .redirectErrorStream(true);
    }

    private static URI address(Process process, Path work)
            throws IOException, InterruptedException {
        var log = work.resolve("server.log");
        var ready = new CompletableFuture<URI>();
        Thread.ofPlatform()
                .name("bench-server")
                .daemon()
                .start(() -> {
                    try (var said = process.inputReader();
                            var kept = Files.newBufferedWriter(log)) {
                        for (var line = said.readLine(); line != null; line = said.readLine()) {
                            kept.write(line + "\n");
                            kept.flush();
                            var match = READY.matcher(line);
                            if (match.matches()) ready.complete(URI.create(match.group(1)));
                        }
                        ready.completeExceptionally(
                                new IOException("the server ended by itself; see " + log));
                    } catch (IOException unreadable) {
                        ready.completeExceptionally(unreadable);
                    }
                });
        try {
            return ready.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new IOException("no server to measure, see " + log, failed);
        }
    }

    URI address() {
        return address;
    }

    /// The login of whoever owns the tables.
    DatabaseLogin owner() {
        return owner;
    }

    /// What the web server and PostgreSQL have spent; the grader beside them does not count.
    Cpu cpu() {
        var postgres =
                process.children()
                        .filter(child -> !isJava(child))
                        .flatMap(child -> Stream.concat(Stream.of(child), child.descendants()))
                        .map(BenchServer::spent)
                        .reduce(Duration.ZERO, Duration::plus);
        return new Cpu(spent(process.toHandle()), postgres);
    }

    /// Bytes of memory that the web server's process has, 0 where the system does not say.
    long memory() throws IOException {
        var status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) return 0;
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(0);
    }

    /// What all its processes have spent, also the grader.
    Duration everything() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .map(BenchServer::spent)
                .reduce(Duration.ZERO, Duration::plus);
    }

    /// Waits a few seconds at most until the platform has done what it left for later, such as what a grader does when it starts.
    void awaitQuiet() throws InterruptedException {
        long begun = System.nanoTime();
        var before = everything();
        while (System.nanoTime() - begun < QUIET_SOON.toNanos()) {
            Thread.sleep(LOOK_AT_CPU);
            var now = everything();
            if (now.minus(before).toNanos() < QUIET * LOOK_AT_CPU.toNanos()) return;
            before = now;
        }
    }

    private static boolean isJava(ProcessHandle child) {
        return child.info().command().filter(path -> path.endsWith("java")).isPresent();
    }

    private static Duration spent(ProcessHandle one) {
        Info info = one.info();
        return info.totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
        try (claim) {
            Folders.delete(database);
        } catch (IOException left) {
            throw new UncheckedIOException("the bench's database is left in " + database, left);
        }
    }
}
