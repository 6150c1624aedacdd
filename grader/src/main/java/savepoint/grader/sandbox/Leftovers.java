package savepoint.grader.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Boxes that outlived the grader that started them.
final class Leftovers {
    private Leftovers() {}

    /// Kills every process whose command line names the dead grader's folder: bubblewrap's own, whose box dies with it.
    static void kill(Path home) throws IOException {
        try (Stream<ProcessHandle> processes = ProcessHandle.allProcesses()) {
            for (ProcessHandle process : (Iterable<ProcessHandle>) processes::iterator) {
                if (commandLine(process).contains(home + "/")) process.destroyForcibly();
            }
        }
    }

    private static String commandLine(ProcessHandle process) throws IOException {
        Path file = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        if (!Files.isReadable(file)) return "";
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            if (process.isAlive()) throw e;
            return ""; // it ended while we looked
        }
    }
}
