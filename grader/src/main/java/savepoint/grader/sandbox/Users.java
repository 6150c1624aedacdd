package savepoint.grader.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Host users by number, and what runs under them.
final class Users {
    private Users() {}

    static int own() throws IOException {
        return real(Path.of("/proc/self"));
    }

    static int of(long pid) throws IOException {
        return real(Path.of("/proc", Long.toString(pid)));
    }

    /// Kills every process of the user and returns when none is left.
    static void killAll(int uid) throws IOException {
        long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        for (List<Long> left = of(uid); !left.isEmpty(); left = of(uid)) {
            if (System.nanoTime() > deadline) {
                throw new SandboxFault("processes of slot user " + uid + " do not end: " + left);
            }
            for (long pid : left) {
                ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
            }
            Thread.onSpinWait();
        }
    }

    private static List<Long> of(int uid) throws IOException {
        var pids = new ArrayList<Long>();
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            for (Path process : (Iterable<Path>) processes::iterator) {
                String name = process.getFileName().toString();
                if (!Character.isDigit(name.charAt(0))) continue;
                try {
                    if (real(process) == uid) pids.add(Long.valueOf(name));
                } catch (NoSuchFileException _) {
                    // it ended while we looked
                } catch (IOException e) {
                    if (Files.exists(process)) throw e;
                }
            }
        }
        return pids;
    }

    /// The real user of a process; missing also where it has died and only waits to be reaped.
    private static int real(Path process) throws IOException {
        try (Stream<String> lines = Files.lines(process.resolve("status"))) {
            for (String line : (Iterable<String>) lines::iterator) {
                if (line.startsWith("State:\tZ")) break;
                if (line.startsWith("Uid:")) return Integer.parseInt(line.split("\\s+")[1]);
            }
        } catch (UncheckedIOException _) {
            // reading the status of a process that has just been reaped answers ESRCH
        }
        throw new NoSuchFileException(process.toString());
    }
}
