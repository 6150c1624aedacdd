package savepoint.grader.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static savepoint.grader.queue.NewGrading.Priority.LIVE;
import static savepoint.grader.queue.NewGrading.Priority.REGRADE;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.verdict.GradingReport;
import savepoint.grader.verdict.Verdict;

class GradingQueueTest {
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final FileTree FILES = FileTree.of(Map.of("a.sql", new byte[] {'1'}));

    private QueuedGradings queue;
    private Connection grader;

    @BeforeEach
    void connect() throws Exception {
        queue = QueuedGradings.with(FILES);
        grader = queue.database().grader().connect();
    }

    @AfterEach
    void disconnect() throws Exception {
        grader.close();
        queue.close();
    }

    @Test
    void live_work_goes_before_regrades_and_a_flood_before_nobody() throws Exception {
        var regrade = queue.handIn(1, FILES, REGRADE);
        var first = queue.handIn(1, FILES, LIVE);
        var flood = queue.handIn(1, FILES, LIVE);
        var other = queue.handIn(2, FILES, LIVE);
        assertEquals(
                List.of(first, other, flood, regrade), List.of(claim(), claim(), claim(), claim()));
        assertEquals(Optional.empty(), GradingQueue.claim(grader, "w", LEASE, REGRADE));
    }

    @Test
    void a_claim_says_whether_somebody_waits_for_it() throws Exception {
        queue.handIn(1, FILES, REGRADE);
        queue.handIn(1, FILES, LIVE);
        for (var priority : List.of(LIVE, REGRADE))
            assertEquals(
                    priority,
                    GradingQueue.claim(grader, "w", LEASE, REGRADE).orElseThrow().priority());
    }

    @Test
    void the_place_in_the_queue_is_known_until_it_runs() throws Exception {
        var first = queue.handIn(1, FILES, LIVE);
        var second = queue.handIn(2, FILES, LIVE);
        assertEquals(OptionalInt.of(0), GradingQueue.place(grader, first));
        assertEquals(OptionalInt.of(1), GradingQueue.place(grader, second));
        claim();
        assertEquals(OptionalInt.empty(), GradingQueue.place(grader, first));
        assertEquals(OptionalInt.of(0), GradingQueue.place(grader, second));
    }

    @Test
    void who_takes_live_work_only_leaves_regrades_to_others() throws Exception {
        var again = queue.handIn(1, FILES, REGRADE);
        assertEquals(Optional.empty(), GradingQueue.claim(grader, "w", LEASE, LIVE));
        var live = queue.handIn(2, FILES, LIVE);
        assertEquals(live, GradingQueue.claim(grader, "w", LEASE, LIVE).orElseThrow().ref());
        assertEquals(again, claim());
    }

    @Test
    void a_verdict_is_taken_once_and_only_with_the_live_lease() throws Exception {
        var ref = queue.handIn(1, FILES, LIVE);
        var slow = GradingQueue.claim(grader, "slow", LEASE, REGRADE).orElseThrow();
        queue.letLeaseRunOut(ref);
        var quick = GradingQueue.claim(grader, "quick", LEASE, REGRADE).orElseThrow();
        assertNotEquals(slow.token(), quick.token());
        assertEquals(Set.of(), GradingQueue.extend(grader, List.of(slow), LEASE));
        assertEquals(
                Set.of(quick.token()), GradingQueue.extend(grader, List.of(slow, quick), LEASE));
        assertFalse(
                GradingReports.report(
                        grader, slow, report(new Verdict.Graded(List.of())), Instant.EPOCH));
        assertTrue(
                GradingReports.report(
                        grader, quick, report(new Verdict.Graded(List.of())), Instant.EPOCH));
        assertFalse(
                GradingReports.report(
                        grader, quick, report(new Verdict.Graded(List.of())), Instant.EPOCH));
        assertEquals(
                "1",
                queue.value(
                        "select count(*) from verdict v join grading g on g.id = v.grading_id where g.ref = ?",
                        ref));
    }

    @Test
    void a_grading_that_keeps_failing_is_parked_after_three_tries() throws Exception {
        var ref = queue.handIn(1, FILES, LIVE);
        for (int i = 1; i <= GradingReports.MOST_TRIES; i++) {
            assertEquals(null, verdict(ref));
            var claim = GradingQueue.claim(grader, "w", LEASE, REGRADE).orElseThrow();
            assertEquals(i, claim.tries());
            var parked = report(new Verdict.GraderFault("abc"));
            assertTrue(
                    GradingReports.fault(
                            grader,
                            claim,
                            new GradingReports.Fault("w", "abc", "broken", Instant.EPOCH),
                            new Ended.Graded(parked)));
        }
        assertEquals("grader-fault", verdict(ref));
        assertEquals(
                "3",
                queue.value(
                        "select count(*) from grading_fault f join grading g on g.id = f.grading_id where g.ref = ?",
                        ref));
        assertEquals(Optional.empty(), GradingQueue.claim(grader, "w", LEASE, REGRADE));
    }

    @Test
    void files_come_back_as_they_went_in_and_a_changed_one_is_noticed() throws Exception {
        var tree = FileTree.of(Map.of("a/b.sql", new byte[] {1, 2, 3}, "c.sql", new byte[0]));
        try (var owner = queue.database().owner().connect()) {
            var hash = Trees.write(owner, tree);
            assertEquals(hash, Trees.write(owner, tree));
            assertEquals(hash, Trees.read(grader, hash).hash());
            try (var change = owner.createStatement()) {
                change.execute("update blob set bytes = 'x' where bytes = '\\x010203'");
            }
            assertThrows(SQLException.class, () -> Trees.read(grader, hash));
        }
    }

    @Test
    void those_who_store_the_same_files_in_another_order_never_wait_in_a_circle() throws Exception {
        var ready = new CyclicBarrier(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = threads.submit(() -> writeShelves(ready, List.of(0, 1), "a.sql", "b.sql"));
            var other = threads.submit(() -> writeShelves(ready, List.of(1, 0), "b.sql", "a.sql"));
            one.get();
            other.get();
        }
    }

    /// Each round stores two sets of files, new to the database, of which another stores the same contents meanwhile.
    private Void writeShelves(CyclicBarrier ready, List<Integer> order, String first, String second)
            throws Exception {
        try (var connection = queue.database().owner().connect()) {
            connection.setAutoCommit(false);
            for (int round = 0; round < 200; round++) {
                byte begun = (byte) round;
                var trees =
                        order.stream()
                                .map(shelf ->
                                        FileTree.of(
                                                Map.of(
                                                        first,
                                                                new byte[] {
                                                                    begun, (byte) (2 * shelf)
                                                                },
                                                        second,
                                                                new byte[] {
                                                                    begun, (byte) (2 * shelf + 1)
                                                                })))
                                .toList();
                ready.await(1, TimeUnit.MINUTES);
                Trees.write(connection, trees);
                connection.commit();
            }
        }
        return null;
    }

    @Test
    void the_grader_sees_no_people_and_changes_no_verdict() throws Exception {
        for (var forbidden :
                List.of(
                        "select * from person",
                        "select * from submission",
                        "update verdict set points = 100",
                        "delete from verdict",
                        "update grading set seed = 1")) {
            try (var statement = grader.createStatement()) {
                var refused =
                        assertThrows(
                                SQLException.class, () -> statement.execute(forbidden), forbidden);
                assertEquals("42501", refused.getSQLState(), forbidden);
            }
        }
    }

    private String claim() throws SQLException {
        return GradingQueue.claim(grader, "w", LEASE, REGRADE).orElseThrow().ref();
    }

    private String verdict(String ref) throws SQLException {
        return queue.value(
                "select v.kind from verdict v join grading g on g.id = v.grading_id where g.ref = ?",
                ref);
    }

    private static GradingReport report(Verdict verdict) {
        return new GradingReport(
                verdict,
                List.of(),
                BigDecimal.TEN,
                "00",
                "postgresql",
                "1",
                7,
                new GradingReport.Millis(0, 0, 0, 0, 0));
    }
}
