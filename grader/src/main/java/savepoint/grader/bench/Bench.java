package savepoint.grader.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import savepoint.grader.run.Workshop;

/// Measures our way and the naive one by turns, so that what else happens on the machine hits both.
public final class Bench {
    private static final int MOST_ROUNDS = 3;
    private static final List<Integer> AT_ONCE = List.of(2, 4, 8);

    /// Long enough for the JVM of the grader and of the compiler to have compiled what they run most.
    private static final Duration WARM_UP = Duration.ofSeconds(4);

    private final Measured java;
    private final Measured sql;
    private final Measured naive;
    private final Consumer<String> progress;

    private Bench(Measured java, Measured sql, Measured naive, Consumer<String> progress) {
        this.java = java;
        this.sql = sql;
        this.naive = naive;
        this.progress = progress;
    }

    /// @param workshop of the worker that grades the course's hand-ins
    /// @param jobs one at a time, of each kind; at least one
    /// @param time of each kind, for each number at once
    /// @throws WrongVerdict when one of them does not get all its points
    public static BenchReport run(
            BenchCourse course,
            Workshop workshop,
            NaiveWay naive,
            int jobs,
            Duration time,
            Consumer<String> progress)
            throws WrongVerdict, SQLException, IOException, InterruptedException {
        var numbers = new AtomicInteger();
        try (var announcements = course.announcements()) {
            var javaCourse = Exercise.java();
            var sqlCourse = Exercise.sql();
            var java =
                    new QueuedWay(
                            "java",
                            javaCourse,
                            course.publish(javaCourse),
                            announcements,
                            workshop);
            var sql =
                    new QueuedWay(
                            "sql", sqlCourse, course.publish(sqlCourse), announcements, workshop);
            return new Bench(
                            new Measured(java, numbers::incrementAndGet),
                            new Measured(sql, numbers::incrementAndGet),
                            new Measured(naive, numbers::incrementAndGet),
                            progress)
                    .measure(jobs, time);
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case WrongVerdict wrong -> throw wrong;
                case SQLException away -> throw away;
                default -> throw new IOException(failed.getCause());
            }
        }
    }

    private BenchReport measure(int jobs, Duration time)
            throws WrongVerdict,
                    SQLException,
                    IOException,
                    InterruptedException,
                    ExecutionException {
        var all = List.of(java, sql, naive);
        progress.accept("Warming up");
        for (var way : all) way.warmUp(WARM_UP);
        int rounds = Math.min(MOST_ROUNDS, jobs);
        int each = Math.ceilDiv(jobs, rounds);
        for (int round = 1; round <= rounds; round++) {
            progress.accept("Round %d of %d: one at a time".formatted(round, rounds));
            for (int job = 0; job < each; job++) for (var way : all) way.one();
            for (int atOnce : AT_ONCE) {
                progress.accept("Round %d of %d: %d at once".formatted(round, rounds, atOnce));
                for (var way : all) way.many(atOnce, time.dividedBy(rounds));
            }
        }
        return new BenchReport(java.figures(), sql.figures(), naive.figures());
    }
}
