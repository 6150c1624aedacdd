package savepoint.grader.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import savepoint.grader.cli.Workshops;

/// What an honest hand-in costs while others attack, beside what it costs alone.
class BesideAttackersTest {
    private static final List<Attack> ATTACKS = List.of(Attack.values());
    private static final int ATTACKERS = 4;
    private static final int TURNS = 4;
    private static final int HAND_INS = 7;
    private static final Duration LOOK = Duration.ofMillis(50);

    /// What a JVM that waits for work uses in that time at most.
    private static final Duration REST = Duration.ofMillis(3);

    // CPU time, not waiting: attackers may make it wait, but not work more. By turns, since a
    // machine's own pace changes.
    @Test
    @Tag("long")
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void it_uses_the_same_cpu_time() throws Exception {
        // a workshop of its own, so that what the attackers' boxes use is not counted
        try (var ours = workshop("honest");
                var theirs = workshop("hostile")) {
            var honest = new Grader(ours);
            var hostile = new Grader(theirs);
            Callable<List<Duration>> few = () -> cpu(ours, honest);
            few.call(); // what is used first costs more
            var alone = new ArrayList<Duration>();
            var beside = new ArrayList<Duration>();
            for (int turn = 0; turn < TURNS; turn++) {
                alone.addAll(few.call());
                beside.addAll(besideAttackers(hostile, few));
            }
            var words =
                    "CPU time alone %s, beside attackers %s"
                            .formatted(median(alone), median(beside));
            System.out.println(words);
            assertTrue(median(beside).toNanos() < 1.1 * median(alone).toNanos(), words);
        }
    }

    private static Duration median(List<Duration> each) {
        return each.stream().sorted().toList().get(each.size() / 2);
    }

    private static List<Duration> besideAttackers(Grader theirs, Callable<List<Duration>> honest)
            throws Exception {
        var over = new AtomicBoolean();
        try (var attackers = Executors.newFixedThreadPool(ATTACKERS)) {
            var all =
                    IntStream.range(0, ATTACKERS)
                            .mapToObj(first ->
                                    attackers.submit(() -> {
                                        attack(theirs, first, over);
                                        return null;
                                    }))
                            .toList();
            try {
                return honest.call();
            } finally {
                over.set(true);
                for (Future<?> one : all) one.get();
            }
        }
    }

    private static void attack(Grader grader, int first, AtomicBoolean over) throws Exception {
        for (int i = first; !over.get(); i++) grade(grader, ATTACKS.get(i % ATTACKS.size()).job(i));
    }

    private static void grade(Grader grader, Job job) throws Exception {
        var verdict = grader.grade(job.bundle(), job.handIn(), 7, _ -> {}).verdict();
        assertEquals(Optional.empty(), job.complaint(verdict));
    }

    private static List<Duration> cpu(Workshop workshop, Grader grader) throws Exception {
        var each = new ArrayList<Duration>();
        for (int i = 0; i < HAND_INS; i++) {
            var before = cpuAtRest(workshop);
            grade(grader, Honest.SHELF.job(i));
            each.add(cpuAtRest(workshop).minus(before));
        }
        return each;
    }

    /// What boxes of hand-ins have used, once they use no more: one that is started ahead belongs to the last.
    private static Duration cpuAtRest(Workshop workshop) {
        var before = cpu(workshop);
        while (true) {
            LockSupport.parkNanos(LOOK.toNanos());
            var now = cpu(workshop);
            if (now.minus(before).compareTo(REST) < 0) return now;
            before = now;
        }
    }

    private static Duration cpu(Workshop workshop) {
        var total = workshop.totals().get("hand-in");
        return total == null ? Duration.ZERO : total.cpu();
    }

    private static Workshop workshop(String name) throws Exception {
        return Workshops.open(Path.of("target", name).toAbsolutePath());
    }
}
