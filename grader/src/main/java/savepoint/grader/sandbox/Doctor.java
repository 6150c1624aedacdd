package savepoint.grader.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import savepoint.grader.verdict.Limit;

/// Attacks the real sandbox with harmless versions of the real attacks, and tells what holds on this machine.
public final class Doctor {
    private static final String PROBES = "savepoint.runner.probe.Probes";
    private static final String BOMBS = "savepoint.runner.probe.Bombs";
    private static final String REPORT =
            "Do not grade on this machine; report it as a fault of Savepoint's sandbox with this text";
    private static final Limits LIMITS =
            new Limits(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(20),
                    192L << 20,
                    64 << 10,
                    64 << 10,
                    48);
    // small, so that the doctor is quick
    private static final Limits LITTLE_CPU =
            new Limits(
                    Duration.ofMillis(250),
                    Duration.ofSeconds(20),
                    192L << 20,
                    64 << 10,
                    64 << 10,
                    48);
    private static final Limits LITTLE_TIME =
            new Limits(
                    Duration.ofMillis(250),
                    Duration.ofMillis(1000),
                    192L << 20,
                    64 << 10,
                    64 << 10,
                    48);
    private static final List<String> NAMESPACES =
            List.of("cgroup", "ipc", "mnt", "net", "pid", "user", "uts");

    private final Sandbox sandbox;
    private final JvmBox jvm;

    private Doctor(Sandbox sandbox, JvmBox jvm) {
        this.sandbox = sandbox;
        this.jvm = jvm;
    }

    /// Examines for about a second. Hand-ins must not be graded while a finding is not ok.
    public static List<Finding> examine(Sandbox sandbox, JvmBox jvm) {
        return new Doctor(sandbox, jvm).examine();
    }

    private List<Finding> examine() {
        List<Callable<List<Finding>>> examinations =
                List.of(
                        this::isolation,
                        this::probes,
                        () -> bomb("memory", "native", LIMITS, Limit.MEMORY),
                        () -> bomb("CPU time", "cpu", LITTLE_CPU, Limit.CPU),
                        () -> bomb("time", "sleep", LITTLE_TIME, Limit.WALL),
                        () -> bomb("output", "stdout", LIMITS, Limit.OUTPUT),
                        this::threads);
        var findings = new ArrayList<Finding>();
        try (var threads = Executors.newFixedThreadPool(examinations.size())) {
            for (Future<List<Finding>> done : threads.invokeAll(examinations)) {
                findings.addAll(done.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SandboxFault("interrupted while examining the sandbox", e);
        } catch (ExecutionException e) {
            throw new SandboxFault("the sandbox could not be examined", e.getCause());
        }
        return findings;
    }

    private List<Finding> isolation() {
        Isolation isolation = sandbox.isolation();
        String with =
                "bubblewrap "
                        + isolation.bubblewrap()
                        + (isolation.groups().isEmpty()
                                ? ", no control groups"
                                : ", control groups " + isolation.groups());
        if (isolation.missing().isEmpty()) {
            return List.of(new Finding("machine", true, with, ""));
        }
        return List.of(
                new Finding(
                        "machine",
                        true,
                        with + "; degraded: " + String.join("; ", isolation.missing()),
                        "Run the grader as root, or give its user writable control groups with the"
                                + " memory and pids controllers"));
    }

    private List<Finding> probes() throws IOException {
        Path secret = Files.createTempFile("savepoint-doctor", "");
        Path sockets = Files.createTempDirectory("savepoint-doctor");
        Path door = sockets.resolve("door");
        BoxSpec spec =
                jvm.spec(
                        "doctor",
                        withNativeAccess(LIMITS),
                        PROBES,
                        List.of(),
                        LIMITS,
                        // where the grader's user runs the boxes, its files are theirs
                        sandbox.isolation().ownUsers()
                                ? List.of(
                                        Bind.read(secret, "/secret"), Bind.sockets(sockets, "/db"))
                                : List.of(Bind.sockets(sockets, "/db")),
                        BoxSpec.Turn.AT_ONCE);
        try (var listening = listen(door);
                Box box = sandbox.start(spec);
                var lines =
                        new BufferedReader(
                                new InputStreamReader(box.stdout(), StandardCharsets.UTF_8))) {
            var findings = new ArrayList<Finding>();
            String line = lines.readLine();
            while (line != null && !line.equals("done\t")) {
                String[] cells = line.split("\t", 2);
                findings.add(found(cells[0], cells[1]));
                line = lines.readLine();
            }
            if (line == null) {
                throw new SandboxFault("the probes broke off: " + box.await() + box.errors());
            }
            boolean reached = listening.accept() != null;
            findings.add(found("connection", reached ? "" : "nothing, not even to its database"));
            // what is root outside can read root's files, whatever it is called inside
            boolean root = Users.of(box.firstProcess()) == 0;
            findings.add(found("user outside", root ? "root" : ""));
            findings.add(found("namespaces", String.join(", ", sharedNamespaces(box))));
            return findings;
        } finally {
            Files.deleteIfExists(door);
            Files.delete(sockets);
            Files.delete(secret);
        }
    }

    /// The one thing that a box must reach: a socket in its own folder.
    private static ServerSocketChannel listen(Path door) throws IOException {
        var channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        channel.bind(UnixDomainSocketAddress.of(door));
        channel.configureBlocking(false);
        Permissions.connectable(door);
        return channel;
    }

    /// Seen from outside, while the box lives.
    private static List<String> sharedNamespaces(Box box) throws IOException {
        Path inside = Path.of("/proc", Long.toString(box.firstProcess()), "ns");
        Path own = Path.of("/proc/self/ns");
        var shared = new ArrayList<String>();
        for (String namespace : NAMESPACES) {
            Path theirs = Files.readSymbolicLink(inside.resolve(namespace));
            if (theirs.equals(Files.readSymbolicLink(own.resolve(namespace))))
                shared.add(namespace);
        }
        return shared;
    }

    private List<Finding> bomb(String name, String bomb, Limits limits, Limit expected)
            throws IOException {
        try (Box box = start(bomb, limits)) {
            box.stdout().readAllBytes();
            Ending ending = box.await();
            boolean held = ending.equals(new Ending.Killed(expected));
            return List.of(found(name + " limit", held ? "" : "the box ended so: " + ending));
        }
    }

    /// The kernel refuses threads, or where it cannot count them we end the box.
    private List<Finding> threads() throws IOException {
        try (Box box = start("threads", LIMITS)) {
            String said = new String(box.stdout().readAllBytes(), StandardCharsets.UTF_8).trim();
            boolean held =
                    switch (box.await()) {
                        case Ending.Exited(int code) ->
                                code == 0 && Integer.parseInt(said) < LIMITS.processes();
                        case Ending.Killed(Limit limit) -> limit == Limit.PROCESSES;
                        case Ending.Stopped() -> false;
                    };
            return List.of(found("threads limit", held ? "" : said + " threads"));
        }
    }

    private Box start(String bomb, Limits limits) {
        return sandbox.start(
                jvm.spec(
                        "doctor",
                        withNativeAccess(limits),
                        BOMBS,
                        List.of(bomb),
                        limits,
                        List.of(),
                        BoxSpec.Turn.AT_ONCE));
    }

    private static Finding found(String name, String through) {
        return through.isEmpty()
                ? new Finding(name, true, Barriers.words(name), "")
                : new Finding(name, false, "got through: " + through, REPORT);
    }

    /// The kernel's barriers are tried, so the JVM's are put aside.
    private static List<String> withNativeAccess(Limits limits) {
        var flags = new ArrayList<>(JvmFlags.handIn(limits));
        flags.add("--enable-native-access=ALL-UNNAMED");
        return flags;
    }
}
