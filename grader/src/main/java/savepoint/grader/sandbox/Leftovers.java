package savepoint.grader.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// Boxes that outlived the grader that started them.
final class Leftovers {
    private Leftovers() {}

    /// Kills every process whose command line names the dead grader's folder: bubblewrap's own, whose box dies with it.
    /// A box that bubblewrap had not finished setting up is found by its report.
    static void kill(Path home) throws IOException {
        try (Stream<Path> slots = Files.list(home).filter(Files::isDirectory)) {
            for (Path slot : (Iterable<Path>) slots::iterator) {
                OptionalLong first = new Report(slot.resolve("report")).firstProcess();
                if (first.isPresent() && Inside.isBoxed(first.getAsLong())) {
                    Inside.destroy(first.getAsLong());
                }
            }
        }
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
