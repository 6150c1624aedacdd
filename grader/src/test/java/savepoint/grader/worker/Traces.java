package savepoint.grader.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import savepoint.grader.sandbox.Claim;

/// What graders that do not live any more have left on this machine: folders, processes, mounts, control groups.
final class Traces {
    private static final Path USERS = Path.of("/run/savepoint/users");
    private static final Path GROUPS = Path.of("/sys/fs/cgroup");
    private static final Pattern GROUP = Pattern.compile("savepoint-(\\d+)");

    private Traces() {}

    /// Nothing of a living grader is among it.
    static Set<String> left() throws IOException {
        var left = new TreeSet<String>();
        addFolders(left, RealGrader.DATA.resolve("grader"), "boxes-");
        addFolders(left, Path.of("/dev/shm"), "savepoint-databases-");
        addGroups(left);
        for (var line : Files.readAllLines(Path.of("/proc/self/mounts"))) {
            if (line.contains("boxes-") || line.contains("savepoint-databases-"))
                left.add("mount " + line);
        }
        return left;
    }

    private static void addFolders(Set<String> left, Path parent, String prefix)
            throws IOException {
        if (!Files.isDirectory(parent)) return;
        try (Stream<Path> folders = Files.list(parent)) {
            for (Path folder : (Iterable<Path>) folders::iterator) {
                boolean ours = folder.getFileName().toString().startsWith(prefix);
                if (!ours || !isDead(folder.resolve("lock"))) continue;
                left.add("folder " + folder);
                try (var processes = ProcessHandle.allProcesses()) {
                    processes
                            .filter(process -> commandLine(process).contains(folder + "/"))
                            .forEach(process -> left.add("process of " + folder));
                }
            }
        }
    }

    private static void addGroups(Set<String> left) throws IOException {
        // graders start beside us: in our own groups or at the top of a hierarchy
        var own = Files.readAllLines(Path.of("/proc/self/cgroup"));
        try (Stream<Path> folders = Files.find(GROUPS, 8, (path, facts) -> facts.isDirectory())) {
            for (Path folder : (Iterable<Path>) folders::iterator) {
                var name = GROUP.matcher(folder.getFileName().toString());
                boolean near =
                        GROUPS.relativize(folder).getNameCount() <= 2
                                || own.stream()
                                        .map(line -> line.substring(line.lastIndexOf(':') + 1))
                                        .anyMatch(path ->
                                                path.length() > 1
                                                        && folder.getParent()
                                                                .endsWith(path.substring(1)));
                if (!near || !name.matches() || !isDead(USERS.resolve(name.group(1)))) continue;
                left.add("control group " + folder);
                var members = Files.readString(folder.resolve("cgroup.procs"));
                if (!members.isBlank()) left.add("processes in " + folder);
            }
        }
    }

    private static boolean isDead(Path lock) throws IOException {
        if (!Files.exists(lock)) return false;
        try (var claim = Claim.on(lock).orElse(null)) {
            return claim != null;
        }
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
        } catch (IOException _) {
            return ""; // it ended while we looked
        }
    }
}
