package savepoint.grader.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/// A grader of its own that runs 200 boxes at once: it prints what it holds of the machine before and after.
public final class Crowd {
    private static final int BOXES = 200;
    private static final Limits LIMITS =
            new Limits(
                    Duration.ofSeconds(10),
                    Duration.ofMinutes(1),
                    64L << 20,
                    64 << 10,
                    64 << 10,
                    8);

    private Crowd() {}

    public static void main(String[] args) throws Exception {
        Path work = Path.of(args[0]);
        run(work, 2); // loads the classes
        System.out.println(held());
        String came = run(work, BOXES);
        System.out.println(held());
        System.out.println(came);
    }

    private static String run(Path work, int boxes) throws Exception {
        Set<String> slots = ConcurrentHashMap.newKeySet();
        var binds = new ArrayList<>(List.of(Bind.read(Path.of("/bin/true"), "/true")));
        binds.addAll(Libraries.of(work, Path.of("/bin/true")));
        var spec =
                new BoxSpec(
                        "true",
                        List.of("/true"),
                        binds,
                        Profile.JVM,
                        LIMITS,
                        0,
                        BoxSpec.Turn.AT_ONCE);
        try (Sandbox sandbox = Sandbox.open(work);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> one =
                    () -> {
                        try (Box box = sandbox.start(spec)) {
                            slots.add(box.toString().replaceFirst(".* ", "savepoint-"));
                            return box.await().equals(new Ending.Exited(0));
                        }
                    };
            int ended = 0;
            for (var done : threads.invokeAll(Stream.generate(() -> one).limit(boxes).toList())) {
                if (done.get()) ended++;
            }
            // the sandbox still has its slots: once they are free, they are for other graders to
            // use
            return ended + " ended, " + groups(slots) + " control groups left";
        }
    }

    private static String held() throws IOException {
        try (var files = Files.list(Path.of("/proc/self/fd"));
                var mounts = Files.lines(Path.of("/proc/self/mountinfo"))) {
            return "%d files, %d mounts, %d processes"
                    .formatted(
                            files.count(),
                            mounts.count(),
                            ProcessHandle.current().descendants().count());
        }
    }

    /// Those where this grader makes them: a grader that was killed elsewhere may have left groups of these names there.
    private static long groups(Set<String> names) throws IOException {
        Set<String> there = ControlGroups.discover().named(Slots.GROUP);
        return there.stream().filter(names::contains).count();
    }
}
