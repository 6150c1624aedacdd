package savepoint.grader.bench;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/// So many hand-ins at once, each followed by the next as soon as its verdict is there.
///
/// @param elapsed until the last verdict
record Load(int jobs, Duration elapsed) {
    static final Load NONE = new Load(0, Duration.ZERO);

    /// @param time after which nothing more is handed in
    static Load carryOut(Way way, int atOnce, Duration time, IntSupplier numbers)
            throws InterruptedException, ExecutionException {
        long begun = System.nanoTime();
        var jobs = new AtomicInteger();
        try (var students = Executors.newFixedThreadPool(atOnce)) {
            var all =
                    IntStream.range(0, atOnce)
                            .mapToObj(_ ->
                                    students.submit(() -> {
                                        do {
                                            way.job(numbers.getAsInt());
                                            jobs.incrementAndGet();
                                        } while (System.nanoTime() - begun < time.toNanos());
                                        return null;
                                    }))
                            .toList();
            for (Future<?> one : all) one.get();
        }
        return new Load(jobs.get(), Duration.ofNanos(System.nanoTime() - begun));
    }

    Load and(Load other) {
        return new Load(jobs + other.jobs, elapsed.plus(other.elapsed));
    }

    double jobsPerMinute() {
        return jobs * 60e9 / elapsed.toNanos();
    }
}
