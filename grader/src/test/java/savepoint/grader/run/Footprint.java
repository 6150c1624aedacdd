package savepoint.grader.run;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What this process and all that it started occupy on the machine, as the machine tells it.
///
/// @param counts by what is counted; memory in megabytes
record Footprint(Map<String, Long> counts) {
    private static final Path CONTROL_GROUPS = Path.of("/sys/fs/cgroup");
    private static final Pattern SLOT_USER = Pattern.compile("/run/savepoint/users/(\\d+)");
    private static final Pattern BOXES = Pattern.compile("(.*/boxes-[^/]+)/lock");
    private static final Pattern SERVERS = Pattern.compile("(.*/savepoint-databases-[^/]+)/lock");
    private static final Duration LOOK = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// How much more is no leak: idle hand-in servers and JVMs come and go, a few of each, and so do their processes
    /// (up to ten), descriptors and databases (up to twelve). A heap and its process breathe.
    private static final Map<String, Long> SLACK =
            Map.of(
                    "heap MB", 8L,
                    "resident MB", 96L,
                    "descriptors", 40L,
                    "threads", 8L,
                    "processes", 30L,
                    "mounts", 0L,
                    "slots", 4L,
                    "control groups", 4L,
                    "folders", 4L,
                    "databases", 24L);

    /// What may be there for as long as a workshop is open, and no longer.
    private static final List<String> OF_WORKSHOPS =
            List.of("processes", "mounts", "slots", "control groups", "folders", "databases");

    /// Once what was left for later has been done: nothing comes or goes any more.
    static Footprint settled() throws IOException {
        long begun = System.nanoTime();
        var before = things();
        while (System.nanoTime() - begun < PATIENCE.toNanos()) {
            LockSupport.parkNanos(LOOK.toNanos());
            var now = things();
            if (now.equals(before)) break;
            before = now;
        }
        var counts = new LinkedHashMap<>(before);
        System.gc();
        counts.put(
                "heap MB",
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20);
        counts.put("resident MB", residentBytes() >> 20);
        return new Footprint(counts);
    }

    /// What has become more since, beyond what comes and goes.
    List<String> grownSince(Footprint earlier) {
        return counts.keySet().stream()
                .filter(what -> counts.get(what) > earlier.counts.get(what) + SLACK.get(what))
                .map(what ->
                        "%s: %d, then %d"
                                .formatted(what, earlier.counts.get(what), counts.get(what)))
                .toList();
    }

    /// What of a workshop that was open meanwhile is still there.
    List<String> leftSince(Footprint before) {
        return OF_WORKSHOPS.stream()
                .filter(what -> counts.get(what) > before.counts.get(what))
                .map(what ->
                        "%s: %d, then %d"
                                .formatted(what, before.counts.get(what), counts.get(what)))
                .toList();
    }

    private static Map<String, Long> things() throws IOException {
        var open = openFiles();
        var counts = new LinkedHashMap<String, Long>();
        counts.put("descriptors", (long) open.size());
        counts.put("threads", (long) ManagementFactory.getThreadMXBean().getThreadCount());
        counts.put("processes", ProcessHandle.current().descendants().count());
        counts.put("mounts", (long) Files.readAllLines(Path.of("/proc/self/mountinfo")).size());
        counts.put("slots", count(matches(BOXES, open), "slot-*"));
        counts.put("control groups", (long) controlGroups(open).size());
        counts.put("folders", count(matches(SERVERS, open), "*"));
        counts.put("databases", databases(matches(SERVERS, open)));
        return counts;
    }

    /// What our descriptors lead to. Among them are the locks on all that is ours alone.
    private static List<String> openFiles() throws IOException {
        var files = new ArrayList<String>();
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            for (Path descriptor : (Iterable<Path>) descriptors::iterator) {
                try {
                    files.add(Files.readSymbolicLink(descriptor).toString());
                } catch (NoSuchFileException _) {
                    // it was the one that listed them, or another that was just closed
                }
            }
        }
        return files;
    }

    private static List<String> matches(Pattern pattern, List<String> files) {
        return files.stream()
                .map(pattern::matcher)
                .filter(found -> found.matches())
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    private static long count(List<String> folders, String glob) throws IOException {
        long count = 0;
        for (String folder : folders) count += list(Path.of(folder), glob).size();
        return count;
    }

    private static long databases(List<String> workspaces) throws IOException {
        long count = 0;
        for (String workspace : workspaces) {
            for (Path server : list(Path.of(workspace), "server-*")) {
                count += list(server.resolve("data/base"), "*").size();
            }
        }
        return count;
    }

    private static List<Path> list(Path folder, String glob) throws IOException {
        try (var entries = Files.newDirectoryStream(folder, glob)) {
            var all = new ArrayList<Path>();
            entries.forEach(all::add);
            return all;
        } catch (NoSuchFileException _) {
            return List.of(); // it has gone
        }
    }

    /// The names of our boxes' groups, in whatever hierarchies.
    private static TreeSet<String> controlGroups(List<String> open) throws IOException {
        var names = new ArrayList<String>();
        for (String user : matches(SLOT_USER, open)) names.add("savepoint-" + user);
        for (String home : matches(BOXES, open))
            names.add("savepoint-" + Path.of(home).getFileName() + "-");
        var found = new TreeSet<String>();
        Files.walkFileTree(
                CONTROL_GROUPS,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes of) {
                        String name = folder.getFileName().toString();
                        if (names.stream().anyMatch(name::startsWith)) found.add(name);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException gone) {
                        return FileVisitResult.CONTINUE;
                    }
                });
        return found;
    }

    private static long residentBytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                .findFirst()
                .orElseThrow();
    }
}
