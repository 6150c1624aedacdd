package savepoint.grader.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What /proc tells about a box's processes, for machines whose control groups cannot.
///
/// @param memoryBytes resident, with shared pages counted once
/// @param tasks processes and threads
record ProcessTree(Duration cpu, long memoryBytes, int tasks) {
    // USER_HZ, which Linux fixes at 100 on every architecture that we run on
    private static final long TICKS_PER_SECOND = 100;
    private static final int UTIME = 11; // counted from the state field, as are the next ones
    private static final int CSTIME = 14;

    static ProcessTree of(long firstProcess) throws IOException {
        long ticks = 0;
        long own = 0;
        long shared = 0;
        int tasks = 0;
        for (long pid : withDescendants(firstProcess)) {
            Path process = Path.of("/proc", Long.toString(pid));
            try {
                ticks += ticks(Files.readString(process.resolve("stat")));
                List<String> status = Files.readAllLines(process.resolve("status"));
                own += kilobytes(status, "RssAnon:");
                shared =
                        Math.max(
                                shared,
                                kilobytes(status, "RssShmem:") + kilobytes(status, "RssFile:"));
                tasks += (int) number(status, "Threads:");
            } catch (IOException e) {
                // a process that ends while its files are read answers ESRCH
                if (Files.exists(process)) throw e;
            }
        }
        return new ProcessTree(
                Duration.ofMillis(1000 * ticks / TICKS_PER_SECOND), (own + shared) << 10, tasks);
    }

    private static List<Long> withDescendants(long firstProcess) throws IOException {
        var all = new ArrayList<>(List.of(firstProcess));
        for (int i = 0; i < all.size(); i++) {
            String pid = Long.toString(all.get(i));
            Path children = Path.of("/proc", pid, "task", pid, "children");
            if (!Files.exists(children)) continue;
            for (String child : text(children).trim().split(" ")) {
                if (!child.isEmpty()) all.add(Long.valueOf(child));
            }
        }
        return all;
    }

    private static String text(Path children) throws IOException {
        try {
            return Files.readString(children);
        } catch (IOException e) {
            if (Files.exists(children)) throw e;
            return ""; // it ended while we looked
        }
    }

    /// User and system time, of the process and of its children that have ended.
    private static long ticks(String stat) {
        // the command's name may hold spaces and brackets; what follows the last bracket cannot
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = 0;
        for (int i = UTIME; i <= CSTIME; i++) ticks += Long.parseLong(fields[i]);
        return ticks;
    }

    private static long kilobytes(List<String> status, String key) {
        return number(status, key);
    }

    private static long number(List<String> status, String key) {
        return status.stream()
                .filter(line -> line.startsWith(key))
                .map(line -> Long.valueOf(line.split("\\s+")[1]))
                .findFirst()
                .orElse(0L);
    }
}
