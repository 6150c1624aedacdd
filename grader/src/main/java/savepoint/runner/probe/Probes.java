package savepoint.runner.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/// Tries from inside to get out, and prints for each attempt what got through: nothing, where the box holds.
public final class Probes {
    private static final Set<String> TOP =
            Set.of(
                    "db", "dev", "etc", "jdk", "lib", "lib64", "proc", "runner", "secret", "tmp",
                    "usr");

    private Probes() {}

    /// Prints a line `name TAB what got through` for each probe, waits for the end of its input, and ends.
    public static void main(String[] args) throws IOException {
        Map<String, Callable<List<String>>> probes = new LinkedHashMap<>();
        probes.put("environment", Probes::environment);
        probes.put("descriptors", Probes::descriptors);
        probes.put("identity", Probes::identity);
        probes.put("files", Probes::files);
        probes.put("root's files", Probes::secret);
        probes.put("writing", Probes::writing);
        probes.put("terminals", Probes::terminals);
        probes.put("file locks", Probes::fileLocks);
        probes.put("other processes", Probes::otherProcesses);
        probes.put("resource limits", Probes::resourceLimits);
        probes.put("kernel settings", Probes::kernelSettings);
        probes.put("network", Probes::network);
        probes.put("own socket", Probes::ownSocket);
        probes.put("sockets", ForbiddenCalls::trySockets);
        probes.put("child processes", Probes::children);
        probes.put("system calls", ForbiddenCalls::tryAll);
        probes.forEach((name, probe) -> System.out.println(name + "\t" + run(probe)));
        System.out.println("done\t");
        System.in.readAllBytes();
    }

    private static String run(Callable<List<String>> probe) {
        try {
            return String.join(", ", probe.call());
        } catch (Exception | LinkageError e) {
            return "could not be tried: " + e;
        }
    }

    private static List<String> environment() throws IOException {
        var through = new ArrayList<String>();
        System.getenv().forEach((key, value) -> through.add(key + "=" + value));
        through.addAll(List.of(Files.readString(Path.of("/proc/1/environ")).split("\0")));
        through.removeAll(List.of("PWD=/", ""));
        return through;
    }

    private static List<String> descriptors() throws IOException {
        var through = new ArrayList<String>();
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            for (Path descriptor : (Iterable<Path>) open::iterator) {
                if (!Files.isSymbolicLink(descriptor)) continue; // the one that lists this folder
                String target = Files.readSymbolicLink(descriptor).toString();
                boolean ours = target.startsWith("/jdk/") || target.startsWith("/runner/");
                boolean standard =
                        target.startsWith("pipe:")
                                && Integer.parseInt(descriptor.getFileName().toString()) <= 2;
                if (!ours && !standard && !target.endsWith("/fd")) through.add(target);
            }
        }
        return through;
    }

    private static List<String> identity() throws IOException {
        var expected =
                Map.of(
                        "Uid:", "1000 1000 1000 1000",
                        "Gid:", "1000 1000 1000 1000",
                        "CapInh:", "0000000000000000",
                        "CapPrm:", "0000000000000000",
                        "CapEff:", "0000000000000000",
                        "CapBnd:", "0000000000000000",
                        "NoNewPrivs:", "1",
                        "Seccomp:", "2");
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .map(line -> line.split("\\s+", 2))
                .filter(pair -> expected.containsKey(pair[0]))
                .filter(pair -> !expected.get(pair[0]).equals(pair[1].trim().replace('\t', ' ')))
                .map(pair -> pair[0] + " " + pair[1])
                .toList();
    }

    private static List<String> files() throws IOException {
        var through = new ArrayList<String>();
        try (Stream<Path> top = Files.list(Path.of("/"))) {
            top.filter(path -> !TOP.contains(path.getFileName().toString()))
                    .forEach(path -> through.add(path.toString()));
        }
        for (String file :
                List.of("/etc/shadow", "/etc/hostname", "/usr/bin/sh", "/bin/sh", "/usr/bin/env")) {
            if (Files.exists(Path.of(file))) through.add(file);
        }
        return through;
    }

    /// A file of root's that only root may read was bound here.
    private static List<String> secret() {
        Path secret = Path.of("/secret");
        return Files.isReadable(secret) ? List.of(secret.toString()) : List.of();
    }

    private static List<String> writing() {
        var through = new ArrayList<String>();
        for (String folder :
                List.of("/", "/tmp", "/dev", "/dev/shm", "/etc", "/jdk", "/runner", "/proc")) {
            try {
                Files.delete(Files.createTempFile(Path.of(folder), "probe", ""));
                through.add(folder);
            } catch (IOException _) {
                // refused, as it should be
            }
        }
        return through;
    }

    /// The machine has a limited number of them.
    private static List<String> terminals() {
        return Stream.of("/dev/ptmx", "/dev/pts/ptmx", "/dev/tty", "/dev/console")
                .filter(device -> Files.isWritable(Path.of(device)))
                .toList();
    }

    /// On a file that every box sees: what one locks, the others could see locked.
    private static List<String> fileLocks() throws IOException {
        var through = new ArrayList<String>();
        Path shared = Path.of(System.getProperty("java.home"), "release");
        try (var file = FileChannel.open(shared)) {
            file.tryLock(0, Long.MAX_VALUE, true);
            // it may be said to be granted; what counts is whether it is
            if (Files.readString(Path.of("/proc/locks")).contains(" POSIX ")) through.add("fcntl");
        }
        if (Kernel.lockAll(shared)) through.add("flock");
        return through;
    }

    private static List<String> resourceLimits() throws IOException {
        try (Stream<String> limits = Files.lines(Path.of("/proc/self/limits"))) {
            return limits.filter(line ->
                            line.matches(
                                    "Max (core file size|open files|file size)\\s.*unlimited.*"))
                    .toList();
        }
    }

    private static List<String> otherProcesses() throws IOException {
        String own = Long.toString(ProcessHandle.current().pid());
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .map(process -> process.getFileName().toString())
                    .filter(name -> name.matches("[0-9]+") && !name.equals(own))
                    .toList();
        }
    }

    private static List<String> kernelSettings() {
        var through = new ArrayList<String>();
        for (String file :
                List.of(
                        "/proc/sysrq-trigger",
                        "/proc/pressure/cpu",
                        "/proc/sys/kernel/core_pattern",
                        "/proc/sys/kernel/hostname")) {
            if (Files.isWritable(Path.of(file))) through.add(file);
        }
        if (Files.isReadable(Path.of("/proc/kcore"))) through.add("/proc/kcore");
        if (Files.exists(Path.of("/sys/kernel"))) through.add("/sys");
        return through;
    }

    private static List<String> network() throws IOException {
        var through = new ArrayList<String>();
        byte[] metadata = {(byte) 169, (byte) 254, (byte) 169, (byte) 254};
        for (byte[] address : new byte[][] {{127, 0, 0, 1}, metadata}) {
            var target = new InetSocketAddress(InetAddress.getByAddress(address), 80);
            try (var socket = new Socket()) {
                socket.connect(target, 200);
                through.add(target.toString());
            } catch (java.net.ConnectException | java.net.SocketTimeoutException e) {
                through.add(target + " could be tried: " + e.getMessage());
            } catch (IOException _) {
                // no socket could be had at all, as it should be
            }
        }
        // sockets with a name, be it a path or abstract: none are known in a network of one's own
        try (Stream<String> sockets = Files.lines(Path.of("/proc/self/net/unix"))) {
            sockets.skip(1)
                    .map(line -> line.split("\\s+"))
                    .filter(cells -> cells.length > 7)
                    .forEach(cells -> through.add(cells[7]));
        }
        try (Stream<String> interfaces = Files.lines(Path.of("/proc/self/net/dev"))) {
            interfaces
                    .filter(line -> line.contains(":") && !line.trim().startsWith("lo:"))
                    .forEach(line -> through.add(line.trim().split(":")[0]));
        }
        return through;
    }

    /// The one that must be reached: what is wrong with it, if anything.
    private static List<String> ownSocket() {
        try {
            SocketChannel.open(UnixDomainSocketAddress.of("/db/door")).close();
            return List.of();
        } catch (IOException e) {
            return List.of("nothing: the database's socket cannot be reached: " + e.getMessage());
        }
    }

    private static List<String> children() {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        try {
            new ProcessBuilder(java.toString(), "-version").start().destroyForcibly();
            return List.of("a process was started");
        } catch (IOException _) {
            return List.of();
        }
    }
}
