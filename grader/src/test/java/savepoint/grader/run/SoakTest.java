package savepoint.grader.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import savepoint.grader.cli.Workshops;
import savepoint.grader.verdict.Verdict;

/// Many hand-ins, a third of them hostile: each gets its verdict, nothing is left behind, and nobody pays for others.
class SoakTest {
    private static final int AT_ONCE = 6;
    private static final List<Attack> ATTACKS = List.of(Attack.values());
    private static final List<Honest> HONEST = List.of(Honest.values());

    @Test
    @Tag("long")
    void thirty_jobs_leave_nothing_behind() throws Exception {
        soak(30);
    }

    @Test
    @Tag("long")
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void two_thousand_jobs_leave_nothing_behind() throws Exception {
        soak(Integer.getInteger("savepoint.soak.jobs", 2_000));
    }

    private static void soak(int jobs) throws Exception {
        var before = Footprint.settled();
        int early = Math.max(jobs / 10, 20);
        var complaints = new ConcurrentLinkedQueue<String>();
        try (var workshop = workshop("soak")) {
            var grader = new Grader(workshop);
            grade(grader, 0, early, complaints);
            var then = Footprint.settled();
            grade(grader, early, jobs, complaints);
            var now = Footprint.settled();
            System.out.printf("after %d jobs %s%nafter %d jobs %s%n", early, then, jobs, now);
            assertEquals(List.of(), List.copyOf(complaints));
            assertEquals(List.of(), now.grownSince(then));
        }
        assertEquals(List.of(), Footprint.settled().leftSince(before));
    }

    private static void grade(
            Grader grader, int from, int to, ConcurrentLinkedQueue<String> complaints)
            throws Exception {
        try (var students = Executors.newFixedThreadPool(AT_ONCE)) {
            var all =
                    IntStream.range(from, to)
                            .mapToObj(number ->
                                    students.submit(() -> {
                                        var job = job(number);
                                        job.complaint(verdict(grader, job))
                                                .ifPresent(complaints::add);
                                        return null;
                                    }))
                            .toList();
            for (Future<?> one : all) one.get();
        }
    }

    private static Job job(int number) {
        int attacks = number / 3;
        return number % 3 == 2
                ? ATTACKS.get(attacks % ATTACKS.size()).job(number)
                : HONEST.get((number - attacks) % HONEST.size()).job(number);
    }

    private static Verdict verdict(Grader grader, Job job) throws Exception {
        return grader.grade(job.bundle(), job.handIn(), 7, _ -> {}).verdict();
    }

    private static Workshop workshop(String name) throws Exception {
        return Workshops.open(Path.of("target", name).toAbsolutePath());
    }
}
