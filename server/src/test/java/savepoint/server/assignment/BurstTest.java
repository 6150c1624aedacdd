package savepoint.server.assignment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import savepoint.server.Browser;
import savepoint.server.ServedGrader;
import savepoint.server.TestAssignments;
import savepoint.server.TestPlatform;
import savepoint.server.db.Refs;
import savepoint.server.people.Person;

/// The evening of the deadline: everybody hands in within one minute, while a real grader is at work.
@Tag("long")
@Timeout(1800)
class BurstTest {
    private static final Logger log = LoggerFactory.getLogger(BurstTest.class);
    private static final String BANK = "bank-transfer";
    private static final String FILE = "PostgresBank.java";
    private static final int STUDENTS = 300;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int LANES = 2;
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Pattern PLACE = Pattern.compile("number (\\d+) in line|(next in line)");

    private static TestPlatform platform;
    private static List<Person> students;
    private static String assignment;
    private static String right;

    /// What a receipt said of its place in the queue; asked for and answered by the clock of the machine.
    private record Told(String ref, int place, Instant asked, Instant answered) {}

    private final Queue<Duration> pages = new ConcurrentLinkedQueue<>();
    private final Queue<Duration> handIns = new ConcurrentLinkedQueue<>();
    private final Queue<Told> places = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void start() {
        platform = TestPlatform.start();
        TestAssignments.publish(platform, BANK, null);
        assignment = platform.term().path() + "/assignments/" + BANK;
        students =
                IntStream.rangeClosed(0, STUDENTS)
                        .mapToObj(i -> platform.student("Student " + i))
                        .toList();
        right =
                new String(
                        TestAssignments.file(BANK, "samples/reference/" + FILE),
                        StandardCharsets.UTF_8);
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void everybody_hands_in_within_a_minute_and_nothing_is_lost() throws Exception {
        try (var _ = new ServedGrader(platform)) {
            // the evening of a deadline is nobody's first: pages have been read and hand-ins graded
            // before
            evening(students.getLast());
            drain();
            pages.clear();
            handIns.clear();
            places.clear();

            handAllIn();
            assertEquals(STUDENTS + 1L, platform.ask("select count(*) from submission"));
            tell();
            drain();
        }

        assertEquals(
                STUDENTS + 1L,
                platform.ask(
                        "select count(*) from effective_verdict where kind = 'graded' and points = possible"));
        assertEquals(
                0L,
                platform.ask(
                        "select count(*) from (select work_id from submission group by work_id having count(*) > 1) t"));
        places.forEach(BurstTest::assertHonest);
        assertTrue(places.size() > STUDENTS / 2, "most saw themselves in the queue");
    }

    /// Waits until everything has its verdict.
    private static void drain() {
        while (waiting() > 0) LockSupport.parkNanos(POLL.toNanos());
    }

    /// On a pooled connection: a new one each time would be a load of its own.
    private static long waiting() {
        return platform.platform()
                .database()
                .inTransaction(handle ->
                        handle.createQuery("select count(*) from grading where finished_at is null")
                                .mapTo(Long.class)
                                .one());
    }

    /// What was measured: not asserted, since it says as much of the machine and of what else runs on it.
    private void tell() {
        log.info(
                "{} students within {}: pages p50 {} p95 {} p99 {} max {}; handing in p50 {} p95 {} max {}; {} places told, up to {}",
                STUDENTS,
                MINUTE,
                quantile(pages, 50),
                quantile(pages, 95),
                quantile(pages, 99),
                quantile(pages, 100),
                quantile(handIns, 50),
                quantile(handIns, 95),
                quantile(handIns, 100),
                places.size(),
                places.stream().mapToInt(Told::place).max().orElse(0));
    }

    private void handAllIn() {
        var gap = MINUTE.dividedBy(STUDENTS).toMillis();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var evenings =
                    IntStream.range(0, STUDENTS)
                            .mapToObj(i ->
                                    CompletableFuture.runAsync(
                                            () -> evening(students.get(i)),
                                            CompletableFuture.delayedExecutor(
                                                    gap * i, TimeUnit.MILLISECONDS, threads)))
                            .toList();
            evenings.forEach(CompletableFuture::join);
        }
    }

    /// Opens the assignment, hands in, looks at the receipt and goes back.
    private void evening(Person student) {
        try (var browser = platform.browser(student)) {
            page(browser, assignment);
            var fields =
                    Map.of(
                            "file:" + FILE,
                            right + "// " + student.ref() + "\n",
                            "idempotency-key",
                            Refs.random(),
                            "csrf",
                            browser.csrf());
            var begun = System.nanoTime();
            var receipt = browser.postWithoutToken(assignment + "/submissions", fields);
            handIns.add(Duration.ofNanos(System.nanoTime() - begun));
            assertEquals(303, receipt.status(), receipt.body());

            var asked = Instant.now();
            var shown = page(browser, receipt.location());
            var answered = Instant.now();
            var place = PLACE.matcher(shown);
            if (place.find()) {
                var number = place.group(1) == null ? 1 : Integer.parseInt(place.group(1));
                var path = receipt.location();
                places.add(
                        new Told(
                                path.substring(path.lastIndexOf('/') + 1),
                                number,
                                asked,
                                answered));
            }
            page(browser, assignment);
        }
    }

    private String page(Browser browser, String path) {
        var begun = System.nanoTime();
        var answer = browser.get(path);
        pages.add(Duration.ofNanos(System.nanoTime() - begun));
        assertEquals(200, answer.status(), answer.body());
        return answer.body();
    }

    /// Who was told to be the n-th in line had n − 1 before them that were still to be begun: all of these ended after the
    /// question, and of those that ended after the answer only what was running then did not wait.
    private static void assertHonest(Told told) {
        long mostBefore = before(told.ref(), told.asked());
        long fewestBefore = before(told.ref(), told.answered()) - LANES;
        int said = told.place() - 1;
        assertTrue(
                fewestBefore <= said && said <= mostBefore,
                () -> "told %d before, were %d to %d".formatted(said, fewestBefore, mostBefore));
    }

    /// How many went before a hand-in and ended after a moment.
    private static long before(String submission, Instant moment) {
        return (Long)
                platform.ask(
                        """
                        select count(*)
                          from grading g
                          join grading own on (g.turn, g.id) < (own.turn, own.id)
                          join submission s on s.id = own.submission_id
                          join verdict v on v.grading_id = g.id
                         where s.ref = ? and v.reported_at > ?
                        """,
                        submission,
                        OffsetDateTime.ofInstant(moment, ZoneOffset.UTC));
    }

    private static Duration quantile(Queue<Duration> all, int percent) {
        var sorted = all.stream().sorted().toList();
        return sorted.get(Math.max(0, (sorted.size() * percent + 99) / 100 - 1));
    }
}
