package savepoint.grader.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// The CPU time that something cost, by who spent it: this process, and each kind of box.
record Spending(SortedMap<String, Duration> cpu) {
    static final Spending NONE = new Spending(new TreeMap<>());

    private static final String OURSELVES = "grader";
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /// Of one processor; what is spent then is housekeeping.
    private static final double QUIET = 0.1;

    private static final com.sun.management.OperatingSystemMXBean MACHINE =
            (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /// All that a way has cost so far.
    static Spending soFar(Way way) {
        var cpu = new TreeMap<String, Duration>();
        way.boxes().forEach((kind, total) -> cpu.put(kind, total.cpu()));
        cpu.put(OURSELVES, Duration.ofNanos(MACHINE.getProcessCpuTime()));
        return new Spending(cpu);
    }

    /// Waits until the way has done what it left for later, so that it counts as its own and slows no other.
    static void awaitQuiet(Way way) throws InterruptedException {
        long begun = System.nanoTime();
        var before = soFar(way);
        while (System.nanoTime() - begun < PATIENCE.toNanos()) {
            TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
            var now = soFar(way);
            if (now.minus(before).total().toNanos() < QUIET * LOOK.toNanos()) return;
            before = now;
        }
    }

    Spending and(Spending other) {
        var sum = new TreeMap<>(cpu);
        other.cpu.forEach((kind, time) -> sum.merge(kind, time, Duration::plus));
        return new Spending(sum);
    }

    Spending minus(Spending earlier) {
        var difference = new TreeMap<>(cpu);
        earlier.cpu.forEach((kind, time) -> difference.merge(kind, time.negated(), Duration::plus));
        return new Spending(difference);
    }

    Duration total() {
        return cpu.values().stream().reduce(Duration.ZERO, Duration::plus);
    }
}
