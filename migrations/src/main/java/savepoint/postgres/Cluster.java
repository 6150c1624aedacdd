package savepoint.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// PostgreSQL's data directory and the processes that work on it.
final class Cluster {
    private static final Logger log = LoggerFactory.getLogger(Cluster.class);

    // A busy server writes its dirty pages before it ends; killing it sooner only moves that work
    // to recovery.
    private static final int STOP_SECONDS = 60;

    private final PostgresBinaries binaries;
    private final Path data;
    private final Path output;
    private final Account account;

    private Cluster(PostgresBinaries binaries, Path data, Account account) {
        this.binaries = binaries;
        this.data = data;
        this.output = data.resolveSibling("postgresql.log");
        this.account = account;
    }

    /// The cluster in this folder, made if it is not there yet.
    static Cluster in(Path folder, PostgresBinaries binaries, String superuserPassword)
            throws IOException {
        Path data = folder.resolve("cluster");
        if (!Files.exists(data)) {
            Path fresh = folder.resolve("cluster.made");
            Folders.delete(fresh);
            NewCluster.make(fresh, binaries, superuserPassword, List.of(), List.of());
            if (Account.forNewCluster(data, binaries) instanceof Account.Own(int uid))
                Folders.give(fresh, uid);
            Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
        }
        return new Cluster(binaries, data, Account.forCluster(data));
    }

    /// Starts the server. Call from a thread that outlives it: where the system can, the server is told to stop when
    /// that thread ends, and so when this process does.
    Process launch(int port) throws IOException {
        var command = new ArrayList<>(boundToParent());
        command.addAll(List.of(binaries.program("postgres"), "-D", data.toString()));
        for (String setting :
                List.of(
                        "port=" + port,
                        "listen_addresses=127.0.0.1",
                        "unix_socket_directories=",
                        "timezone=UTC",
                        "log_timezone=UTC")) {
            command.addAll(List.of("-c", setting));
        }
        if (Files.exists(output))
            Files.move(
                    output,
                    output.resolveSibling("postgresql.log.old"),
                    StandardCopyOption.REPLACE_EXISTING);
        return Tool.builder(account.as(command))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    /// Whether this server process takes connections by now.
    boolean accepts(Process server) throws IOException {
        List<String> lines = pidFile();
        return lines.size() >= 8
                && lines.getFirst().strip().equals(Long.toString(server.pid()))
                && lines.get(7).strip().equals("ready");
    }

    /// What the server said last.
    String lastWords() throws IOException {
        List<String> lines = Files.exists(output) ? Files.readAllLines(output) : List.of();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
    }

    /// Ends every process that a crash has left on this cluster: a postmaster in order, its orphans at once.
    void endSurvivors() throws IOException, InterruptedException {
        Optional<ProcessHandle> postmaster = postmaster();
        if (postmaster.isPresent()) {
            log.warn(
                    "PostgreSQL (process {}) has outlived its Savepoint, stopping it",
                    postmaster.get().pid());
            signal("INT", postmaster.get());
            end(postmaster.get(), STOP_SECONDS);
        }
        for (ProcessHandle orphan : processes()) {
            log.warn("PostgreSQL's process {} has outlived its server, stopping it", orphan.pid());
            signal("QUIT", orphan);
            end(orphan, STOP_SECONDS);
        }
        // After a reboot the number in the file may be another program's, and PostgreSQL would wait
        // for that one.
        Files.deleteIfExists(data.resolve("postmaster.pid"));
    }

    /// Stops the server in order: sessions are cut, data is written.
    void stop(Process server) throws IOException, InterruptedException {
        signal("INT", server.toHandle());
        if (server.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) return;
        log.warn(
                "PostgreSQL did not stop within {} s, ending it at once; it recovers at its next start",
                STOP_SECONDS);
        signal("QUIT", server.toHandle());
        end(server.toHandle(), STOP_SECONDS);
    }

    private void signal(String name, ProcessHandle process) throws IOException {
        var sent =
                Tool.run(
                        account.as(
                                List.of(
                                        binaries.program("pg_ctl"),
                                        "kill",
                                        name,
                                        Long.toString(process.pid()))));
        if (!sent.ok() && process.isAlive())
            throw new IOException("Could not stop process " + process.pid() + ": " + sent.output());
    }

    private static void end(ProcessHandle process, int seconds)
            throws IOException, InterruptedException {
        CompletableFuture<ProcessHandle> exit = process.onExit();
        try {
            exit.get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IOException(
                    "PostgreSQL's process "
                            + process.pid()
                            + " does not end. Stop it by hand, then start again.",
                    e);
        } catch (ExecutionException e) {
            throw new IOException(e);
        }
    }

    private Optional<ProcessHandle> postmaster() throws IOException {
        List<String> lines = pidFile();
        if (lines.isEmpty()) return Optional.empty();
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(this::worksHere);
    }

    private List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses().filter(this::worksHere).toList();
    }

    /// Whether this is a PostgreSQL process whose working directory is the cluster, as it is for all of them.
    private boolean worksHere(ProcessHandle process) {
        if (!process.info().command().map(path -> path.endsWith("/postgres")).orElse(false))
            return false;
        Path directory = Path.of("/proc", Long.toString(process.pid()), "cwd");
        if (!Files.exists(Path.of("/proc/self/cwd"))) return isPostmaster(process); // macOS
        try {
            return directory.toRealPath().equals(data.toRealPath());
        } catch (IOException _) {
            return false; // gone meanwhile, or of an account that we cannot see into and that
            // cannot be ours
        }
    }

    private boolean isPostmaster(ProcessHandle process) {
        return process.info()
                .arguments()
                .map(arguments -> List.of(arguments).contains(data.toString()))
                .orElse(false);
    }

    private List<String> pidFile() throws IOException {
        Path file = data.resolve("postmaster.pid");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private static List<String> boundToParent() throws IOException {
        var setpriv = List.of("setpriv", "--pdeathsig=INT", "--");
        if (!System.getProperty("os.name").equals("Linux")) return List.of();
        var probe = new ArrayList<>(setpriv);
        probe.add("true");
        try {
            return Tool.run(probe).ok() ? setpriv : List.of();
        } catch (IOException _) {
            return List.of(); // not installed: a crash of ours then leaves the server to the next
            // start
        }
    }
}
