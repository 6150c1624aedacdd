package savepoint.grader.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static savepoint.grader.queue.NewGrading.Priority.LIVE;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.queue.GradingReports;
import savepoint.grader.queue.QueuedGradings;
import savepoint.grader.run.TinyBundle;
import savepoint.grader.sandbox.Sandbox;

/// Graders die and stand still at any moment, by SIGKILL and SIGSTOP: each grading gets one verdict all the same, the
/// right one, and nothing of a dead grader stays behind.
class KilledGraderTest {
    private static final FileTree RIGHT = TinyBundle.handIn(TinyBundle.SOLUTION);

    /// Right, and long enough under way to be met there.
    private static final FileTree SLOW =
            TinyBundle.handIn(
                    TinyBundle.SOLUTION.replace(
                            "public int count() throws SQLException {",
                            """
                            public int count() throws SQLException {
                                java.util.concurrent.locks.LockSupport.parkNanos(1_500_000_000L);
                            """));

    private QueuedGradings queue;
    private Connection listener;
    private Set<String> before;

    @BeforeEach
    void open() throws Exception {
        queue = QueuedGradings.with(TinyBundle.files(), 3);
        listener = queue.database().owner().connect();
        try (var listen = listener.createStatement()) {
            listen.execute("listen " + GradingReports.PROGRESS);
        }
        before = Traces.left();
    }

    @AfterEach
    void close() throws Exception {
        listener.close();
        queue.close();
    }

    private RealGrader grader(int lanes) throws IOException {
        return RealGrader.start(queue.database().grader(), lanes);
    }

    private void awaitVerdict(String expected, String ref) throws Exception {
        assertEquals(expected, Eventually.get("verdict of " + ref, () -> queue.verdict(ref)));
    }

    /// The next grader to start sweeps what a dead one left.
    private void assertNothingLeft() throws Exception {
        Sandbox.open(RealGrader.DATA.resolve("grader")).close();
        var left = Traces.left();
        left.removeAll(before);
        assertEquals(Set.of(), left);
    }

    /// Others that died may seem to run it for a while.
    private void awaitRunning(RealGrader grader, String ref) throws Exception {
        Eventually.is(
                ref + " runs",
                () -> {
                    var worker = queue.worker(ref);
                    return worker != null && worker.startsWith(grader.pid() + "@");
                });
    }

    private void awaitChecking(String ref) throws Exception {
        Eventually.is(
                ref + " is checked",
                () ->
                        Stream.of(listener.unwrap(PGConnection.class).getNotifications(100))
                                .map(PGNotification::getParameter)
                                .anyMatch(
                                        told -> told.startsWith(ref) && told.contains("checking")));
    }

    private List<ProcessHandle> awaitBoxed(RealGrader grader, String word) throws Exception {
        return Eventually.get(word, () -> grader.boxed(word).isEmpty() ? null : grader.boxed(word));
    }

    @Test
    @Tag("long")
    void killed_while_compiling_running_and_reporting() throws Exception {
        String compiling;
        try (var first = grader(1)) {
            awaitVerdict("graded 10.00", queue.handIn(1, RIGHT, LIVE));
            // its compilers stand ready by now, and never answer again
            for (var compiler : awaitBoxed(first, "CompilerMain"))
                RealGrader.signal("STOP", compiler);
            compiling = queue.handIn(1, RIGHT, LIVE);
            awaitRunning(first, compiling);
            first.kill();
        }
        String running;
        try (var second = grader(1)) {
            awaitVerdict("graded 10.00", compiling);
            running = queue.handIn(1, SLOW, LIVE);
            awaitRunning(second, running);
            awaitChecking(running);
            second.kill();
        }
        String reporting;
        try (var third = grader(1);
                var owner = queue.database().owner().connect();
                var lock = owner.createStatement()) {
            awaitVerdict("graded 10.00", running);
            reporting = queue.handIn(1, SLOW, LIVE);
            awaitRunning(third, reporting);
            owner.setAutoCommit(false);
            lock.execute("lock table verdict in share mode");
            Eventually.is("the verdict waits", () -> isBlocked(lock));
            third.kill();
        }
        try (var _ = grader(1)) {
            awaitVerdict("graded 10.00", reporting);
        }
        for (var ref : List.of(compiling, running)) {
            assertEquals("2", queue.value("select tries from grading where ref = ?", ref));
        }
        assertNothingLeft();
    }

    private static boolean isBlocked(Statement statement) throws SQLException {
        try (var waiting = statement.executeQuery("select from pg_locks where not granted")) {
            return waiting.next();
        }
    }

    @Test
    @Tag("long")
    void a_grading_that_kills_its_grader_is_parked_and_takes_no_neighbour_along() throws Exception {
        var poison = queue.handIn(1, SLOW, LIVE);
        var neighbours = List.of(queue.handIn(2, SLOW, LIVE), queue.handIn(3, RIGHT, LIVE));
        for (int i = 0; i < GradingReports.MOST_TRIES; i++) {
            try (var grader = grader(2)) {
                awaitRunning(grader, poison);
                grader.kill();
            }
        }
        try (var _ = grader(2)) {
            awaitVerdict("grader-fault 0.00", poison);
            for (var neighbour : neighbours) awaitVerdict("graded 10.00", neighbour);
        }
        assertEquals(
                "1",
                queue.value(
                        "select count(*) from grading_fault f join grading g on g.id = f.grading_id where g.ref = ?",
                        poison));
        assertNothingLeft();
    }

    @Test
    void a_hand_in_server_killed_under_a_check_changes_no_verdict() throws Exception {
        try (var grader = grader(1)) {
            var ref = queue.handIn(1, SLOW, LIVE);
            awaitRunning(grader, ref);
            awaitChecking(ref);
            grader.boxed("postgres").forEach(ProcessHandle::destroyForcibly);
            awaitVerdict("graded 10.00", ref);
        }
        assertNothingLeft();
    }

    /// Two graders share the queue; one or the other dies at any moment, twenty-five times.
    @Test
    @Tag("long")
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void a_storm_of_kills_loses_no_grading_and_doubles_none() throws Exception {
        var random = new Random(25);
        var refs = new ArrayList<String>();
        var graders = new ArrayList<>(List.of(grader(1), grader(1)));
        try {
            for (int kill = 0; kill < 25; kill++) {
                for (int i = 0; i < 4; i++)
                    refs.add(queue.handIn(1 + i % 3, i == 0 ? SLOW : RIGHT, LIVE));
                var waiting = refs.get(refs.size() - 1 - random.nextInt(4));
                Eventually.is("one of them runs", () -> queue.hasBegun(waiting));
                // anywhere in what a grading of the slow one takes
                LockSupport.parkNanos(random.nextLong(Duration.ofSeconds(2).toNanos()));
                // whoever loses three graders is parked, as another test shows
                Eventually.is("nobody has lost two", () -> queue.onItsLastTry() == 0);
                try (var victim = graders.removeFirst()) {
                    victim.kill();
                }
                graders.add(grader(1));
            }
            for (var ref : refs) awaitVerdict("graded 10.00", ref);
        } finally {
            for (var grader : graders) grader.close();
        }
        assertEquals(
                Integer.toString(refs.size()),
                queue.value("select count(*) from verdict where ? <> ''", "all"));
        assertEquals("0", queue.value("select count(*) from grading_fault where ? <> ''", "all"));
        assertNothingLeft();
    }

    @Test
    @Tag("long")
    void stopped_past_its_lease_it_drops_what_another_took_over() throws Exception {
        try (var slow = grader(1)) {
            var ref = queue.handIn(1, SLOW, LIVE);
            awaitRunning(slow, ref);
            slow.pause();
            try (var quick = grader(1)) {
                awaitVerdict("graded 10.00", ref);
                assertTrue(quick.log().isEmpty(), quick.log());
            }
            slow.resume();
            Eventually.is("its lease was lost", () -> slow.log().contains(ref));
            // and it goes on with the next
            awaitVerdict("graded 10.00", queue.handIn(2, RIGHT, LIVE));
        }
        assertNothingLeft();
    }
}
