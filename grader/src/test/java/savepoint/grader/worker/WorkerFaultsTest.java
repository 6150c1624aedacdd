package savepoint.grader.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static savepoint.grader.queue.NewGrading.Priority.LIVE;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import savepoint.grader.queue.GradingQueue;
import savepoint.grader.queue.GradingReports;
import savepoint.grader.queue.QueuedGradings;
import savepoint.grader.run.Grader;
import savepoint.grader.run.TestWorkshop;
import savepoint.grader.run.TinyBundle;
import savepoint.migrations.Migrations;
import savepoint.postgres.EmbeddedPostgres;
import savepoint.postgres.TestData;

/// What surrounds a worker fails: the clock, the notifications, the platform's database.
class WorkerFaultsTest {
    private static final Patience QUICK =
            new Patience(
                    Duration.ofSeconds(2),
                    Duration.ofMillis(100),
                    Duration.ofMillis(200),
                    Duration.ofMillis(100),
                    Duration.ofMillis(20));

    @Test
    void a_machine_whose_clock_is_off_takes_nothing_until_it_is_right() throws Exception {
        var ahead = new AtomicReference<>(Duration.ofHours(-1));
        var asked = new AtomicInteger();
        InstantSource clock =
                () -> {
                    asked.incrementAndGet();
                    return Instant.now().plus(ahead.get());
                };
        try (var queue = QueuedGradings.with(TinyBundle.files());
                var worker = worker(queue, clock)) {
            assertNotNull(worker.name());
            var ref = queue.handIn(1, TinyBundle.handIn(TinyBundle.SOLUTION), LIVE);
            Eventually.is("the clocks were compared", () -> asked.get() > 6);
            assertEquals("0", queue.value("select tries from grading where ref = ?", ref));
            ahead.set(Duration.ZERO);
            assertEquals("graded 10.00", verdict(queue, ref));
        }
    }

    @Test
    @Tag("long")
    void notifications_that_lie_repeat_or_never_come_change_nothing() throws Exception {
        try (var queue = QueuedGradings.with(TinyBundle.files());
                var worker = worker(queue, InstantSource.system());
                var owner = queue.database().owner().connect();
                var statement = owner.createStatement()) {
            assertNotNull(worker.name());
            statement.execute(
                    "select pg_notify('%s', n::text) from generate_series(1, 500) n"
                            .formatted(GradingQueue.QUEUED));
            statement.execute(
                    "select pg_notify('%s', 'nobody {\"stage\":\"done\"}') from generate_series(1, 500) n"
                            .formatted(GradingReports.PROGRESS));
            var ref = queue.handIn(1, TinyBundle.handIn(TinyBundle.SOLUTION), LIVE);
            // nobody is told of these
            queue.multiply(3);
            assertEquals("graded 10.00", verdict(queue, ref));
            Eventually.is(
                    "all have their verdict",
                    () ->
                            "3"
                                    .equals(
                                            queue.value(
                                                    "select count(*) from verdict where ? <> ''",
                                                    ref)));
            assertEquals("3", queue.value("select sum(tries) from grading where ? <> ''", ref));
        }
    }

    @Test
    void a_verdict_outlasts_the_platforms_database(@TempDir Path folder) throws Exception {
        var binaries = TestData.binaries();
        var home = folder.resolve("database");
        String ref;
        var slow =
                TinyBundle.SOLUTION.replace(
                        "public int count() throws SQLException {",
                        """
                        public int count() throws SQLException {
                            java.util.concurrent.locks.LockSupport.parkNanos(700_000_000L);
                        """);
        var postgres = EmbeddedPostgres.start(home, binaries);
        Migrations.run(postgres.owner());
        var queue = QueuedGradings.on(postgres, TinyBundle.files(), 2);
        // however long a loaded machine takes to start the database again
        var patience = QUICK.withLease(Duration.ofMinutes(5));
        try (var worker = worker(queue, InstantSource.system(), patience)) {
            assertNotNull(worker.name());
            ref = queue.handIn(1, TinyBundle.handIn(slow), LIVE);
            Eventually.is("it runs", () -> queue.worker(ref) != null);
            queue.close();
            Eventually.is("the verdict finds nobody to take it", WorkerFaultsTest::isPausing);
            try (var again = EmbeddedPostgres.start(home, binaries);
                    var owner = again.owner().connect();
                    var statement = owner.createStatement()) {
                Eventually.is(
                        "the verdict",
                        () -> {
                            try (var verdicts =
                                    statement.executeQuery(
                                            "select from verdict v join grading g on g.id = v.grading_id"
                                                    + " where v.points = 10 and g.tries = 1")) {
                                return verdicts.next();
                            }
                        });
            }
        }
    }

    private static boolean isPausing() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().equals("lane-1"))
                .anyMatch(thread ->
                        Arrays.stream(thread.getValue())
                                .anyMatch(frame -> frame.getMethodName().equals("pause")));
    }

    private static String verdict(QueuedGradings queue, String ref) throws Exception {
        return Eventually.get("verdict of " + ref, () -> queue.verdict(ref));
    }

    private static Worker worker(QueuedGradings queue, InstantSource clock) throws Exception {
        return worker(queue, clock, QUICK);
    }

    private static Worker worker(QueuedGradings queue, InstantSource clock, Patience patience)
            throws Exception {
        return new Worker(
                queue.database().grader(),
                new Grader(TestWorkshop.get()),
                "test",
                1,
                patience,
                clock);
    }
}
