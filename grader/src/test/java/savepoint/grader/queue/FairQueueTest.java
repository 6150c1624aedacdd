package savepoint.grader.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static savepoint.grader.queue.NewGrading.Priority.LIVE;
import static savepoint.grader.queue.NewGrading.Priority.REGRADE;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.verdict.GradingReport;
import savepoint.grader.verdict.Verdict;

/// Nobody's flood delays anybody else, and the places that students are told come true.
class FairQueueTest {
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final FileTree FILES = FileTree.of(Map.of("a.sql", new byte[] {'1'}));
    private static final int OTHERS = 20;
    private static final int FLOODER = OTHERS + 1;

    private QueuedGradings queue;
    private Connection grader;

    @BeforeEach
    void connect() throws Exception {
        queue = QueuedGradings.with(FILES, FLOODER);
        grader = queue.database().grader().connect();
    }

    @AfterEach
    void disconnect() throws Exception {
        grader.close();
        queue.close();
    }

    @Test
    void a_flood_of_five_hundred_delays_nobody_by_more_than_one() throws Exception {
        for (int i = 0; i < 500; i++) queue.handIn(FLOODER, FILES, LIVE);
        // the flooder is served for a while before anybody else comes
        for (int i = 0; i < 10; i++) finish(claim());
        var others = new ArrayList<String>();
        for (int student = 1; student <= OTHERS; student++)
            others.add(queue.handIn(student, FILES, LIVE));
        for (int i = 0; i < OTHERS; i++) {
            assertEquals(i, GradingQueue.place(grader, others.get(i)).orElseThrow());
        }
        for (var other : others) {
            var claim = claim();
            assertEquals(other, claim.ref());
            finish(claim);
        }
    }

    @Test
    void who_hands_in_twice_waits_the_second_time_until_all_had_a_first() throws Exception {
        var first = queue.handIn(1, FILES, LIVE);
        var second = queue.handIn(1, FILES, LIVE);
        finish(claim());
        // served just now: the second of one comes after the first of another who came later
        var other = queue.handIn(2, FILES, LIVE);
        var third = queue.handIn(1, FILES, LIVE);
        var regrade = queue.handIn(3, FILES, REGRADE);
        assertEquals(List.of(other, second, third, regrade), order());
        assertEquals(
                "graded",
                queue.value(
                        "select v.kind from verdict v join grading g on g.id = v.grading_id where g.ref = ?",
                        first));
    }

    @Test
    void absence_is_no_credit() throws Exception {
        for (int i = 0; i < 30; i++) {
            queue.handIn(1, FILES, LIVE);
            finish(claim());
        }
        // the newcomer has no claim on thirty turns in a row
        var own = List.of(queue.handIn(1, FILES, LIVE), queue.handIn(1, FILES, LIVE));
        var newcomers =
                List.of(
                        queue.handIn(2, FILES, LIVE),
                        queue.handIn(2, FILES, LIVE),
                        queue.handIn(2, FILES, LIVE));
        assertEquals(
                List.of(
                        newcomers.get(0),
                        own.get(0),
                        newcomers.get(1),
                        own.get(1),
                        newcomers.get(2)),
                order());
    }

    @Test
    void places_told_are_the_order_served() throws Exception {
        for (int i = 0; i < 60; i++)
            queue.handIn(1 + i * i % 7, FILES, i % 5 == 0 ? REGRADE : LIVE);
        var told = told();
        assertEquals(told, order());
    }

    @Test
    void ten_thousand_wait_and_the_next_is_found_by_index() throws Exception {
        for (int i = 0; i < 40; i++) queue.handIn(1 + i % OTHERS, FILES, LIVE);
        queue.multiply(250);
        var plan = new StringBuilder();
        try (var statement = grader.createStatement();
                var lines =
                        statement.executeQuery(
                                """
                                explain select id from grading where finished_at is null and (lease_until is null or lease_until < now())
                                 order by priority, turn, id for update skip locked limit 1\
                                """)) {
            while (lines.next()) plan.append(lines.getString(1)).append('\n');
        }
        assertTrue(plan.toString().contains("grading_open"), plan::toString);
        assertTrue(!plan.toString().contains("Sort"), plan::toString);
    }

    @Test
    void eight_workers_take_each_grading_once_and_in_turn() throws Exception {
        int each = 15;
        for (int i = 0; i < each; i++)
            for (int student = 1; student <= OTHERS; student++) queue.handIn(student, FILES, LIVE);
        var taken = new ArrayList<String>();
        Callable<List<String>> worker =
                () -> {
                    var mine = new ArrayList<String>();
                    try (var connection = queue.database().grader().connect()) {
                        for (var claim = GradingQueue.claim(connection, "w", LEASE, REGRADE);
                                claim.isPresent();
                                claim = GradingQueue.claim(connection, "w", LEASE, REGRADE)) {
                            mine.add(claim.get().ref());
                            GradingReports.report(connection, claim.get(), report(), Instant.EPOCH);
                        }
                    }
                    return mine;
                };
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var mine : threads.invokeAll(Collections.nCopies(8, worker)))
                taken.addAll(mine.get());
        }
        assertEquals(each * OTHERS, taken.size());
        assertEquals(each * OTHERS, new HashSet<>(taken).size());
    }

    /// Who waits, in the order that students are told.
    private List<String> told() throws SQLException {
        var refs = new ArrayList<String>();
        try (var statement = grader.createStatement();
                var rows =
                        statement.executeQuery("select ref from grading_waiting order by place")) {
            while (rows.next()) refs.add(rows.getString(1));
        }
        return refs;
    }

    /// Serves all that wait, one after the other.
    private List<String> order() throws SQLException {
        var refs = new ArrayList<String>();
        for (var next = next(); next.isPresent(); next = next()) {
            refs.add(next.get().ref());
            finish(next.get());
        }
        return refs;
    }

    private Optional<Claim> next() throws SQLException {
        return GradingQueue.claim(grader, "w", LEASE, REGRADE);
    }

    private Claim claim() throws SQLException {
        return next().orElseThrow();
    }

    private void finish(Claim claim) throws SQLException {
        assertTrue(GradingReports.report(grader, claim, report(), Instant.EPOCH));
    }

    private static GradingReport report() {
        return new GradingReport(
                new Verdict.Graded(List.of()),
                List.of(),
                BigDecimal.TEN,
                "00",
                "postgresql",
                "1",
                7,
                new GradingReport.Millis(0, 0, 0, 0, 0));
    }
}
