package savepoint.server.assignment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.verdict.Verdict;
import savepoint.server.Browser;
import savepoint.server.ServedGrader;
import savepoint.server.Somebody;
import savepoint.server.TestAssignments;
import savepoint.server.TestPlatform;
import savepoint.server.db.Refs;
import savepoint.server.grading.TestGrader;

/// 200 hand-ins graded again by a real grader, while students go on handing in.
@Tag("long")
@Timeout(1800)
class RegradeWhileLiveTest {
    private static final Logger log = LoggerFactory.getLogger(RegradeWhileLiveTest.class);
    private static final int HAND_INS = 200;
    private static final int LIVE = 10;
    private static final Duration POLL = Duration.ofMillis(50);

    private static TestPlatform platform;
    private static Browser student;
    private static Browser instructor;

    @BeforeAll
    static void start() throws Exception {
        platform = TestPlatform.start();
        TestAssignments.publish(platform, "bank-transfer", null);
        student = platform.browser(Somebody.STUDENT);
        instructor = platform.browser(Somebody.INSTRUCTOR);
    }

    @AfterAll
    static void stop() {
        instructor.close();
        student.close();
        platform.close();
    }

    @Test
    void live_hand_ins_overtake_them_all() throws Exception {
        var right = handIn("reference");
        var wrong = handIn("no-overdraft-check");
        IntStream.range(2, HAND_INS).forEach(i -> again(i % 2 == 0 ? right : wrong, i + 1));
        var regrade = ask();
        var waits = new ArrayList<Duration>();
        try (var _ = new ServedGrader(platform)) {
            await(() -> waiting() < HAND_INS - 5);
            for (int i = 0; i < LIVE; i++) waits.add(liveVerdict());
            assertTrue(waiting() > 0, "they overtook what waited");
            log.info("verdicts of live hand-ins while {} were graded again: {}", HAND_INS, waits);
            await(() -> waiting() == 0);
        }

        var preview = instructor.get(regrade).body();
        assertTrue(preview.contains("<dt>Up</dt><dd>" + HAND_INS / 2 + "</dd>"), preview);
        assertEquals(303, instructor.post(regrade + "/promotion", Map.of()).status());
        assertEquals(
                (long) HAND_INS,
                platform.ask("select count(*) from audit where action = 'verdict changed'"));
    }

    /// Hands a sample in, which a hasty grader gives as many points as the wrong one deserves, and returns its ref.
    private static String handIn(String sample) {
        var ref =
                TestAssignments.handIn(platform, "bank-transfer", Somebody.STUDENT, files(sample));
        try (var grader = new TestGrader(platform)) {
            grader.grade(new Verdict.Graded(List.of(TestGrader.passed("compiles", "30"))));
        }
        return ref;
    }

    /// The same hand-in once more, with its verdict, as number so and so.
    private static void again(String ref, int number) {
        var copy = Refs.random();
        platform.update(
                """
                insert into submission (ref, work_id, number, by_enrolment, received_at, tree, idempotency_key)
                select ?, work_id, ?, by_enrolment, received_at, tree, ? from submission where ref = ?
                """,
                copy,
                number,
                copy,
                ref);
        platform.update(
                """
                with graded as (
                    insert into grading (ref, submission_id, enrolment_id, tree, version_id, seed, priority, created_at,
                                         tries, finished_at)
                    select c.ref, c.id, g.enrolment_id, g.tree, g.version_id, g.seed, g.priority, g.created_at, 1, g.finished_at
                      from submission c, submission o
                      join grading g on g.submission_id = o.id
                     where c.ref = ? and o.ref = ?
                    returning id
                )
                insert into verdict (grading_id, kind, points, possible, body, grader_version, engine_version, reported_at)
                select graded.id, v.kind, v.points, v.possible, v.body, v.grader_version, v.engine_version, v.reported_at
                  from graded, verdict v
                  join grading g on g.id = v.grading_id
                  join submission o on o.id = g.submission_id
                 where o.ref = ?
                """,
                copy,
                ref,
                ref);
    }

    private static FileTree files(String sample) {
        var file = "PostgresBank.java";
        return FileTree.of(
                Map.of(
                        file,
                        TestAssignments.file("bank-transfer", "samples/" + sample + "/" + file)));
    }

    private static String ask() {
        var answer =
                instructor.post(
                        platform.term().path() + "/assignments/bank-transfer/regrades",
                        Map.of(
                                "scope",
                                "every",
                                "reason",
                                "why not",
                                "idempotency-key",
                                Refs.random()));
        assertEquals(303, answer.status(), answer.body());
        return answer.location();
    }

    /// How long it took from the form to the verdict, while older gradings wait.
    private static Duration liveVerdict() throws Exception {
        var before = Instant.now();
        var desk = new Desk(platform, student, "bank-transfer").key(Refs.random());
        files("reference")
                .files()
                .forEach((name, bytes) ->
                        desk.types(name, new String(bytes, StandardCharsets.UTF_8)));
        var receipt = desk.handsIn();
        assertEquals(303, receipt.status(), receipt.body());
        try (var events = Events.of(platform, Somebody.STUDENT, receipt.location() + "/events")) {
            var first = events.next();
            assertFalse(first.contains("\"place\":2"), "nothing goes before it: " + first);
            while (events.next() != null) {}
        }
        return Duration.between(before, Instant.now());
    }

    private static long waiting() {
        return (Long)
                platform.ask(
                        "select count(*) from grading where regrade_id is not null and finished_at is null");
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(Condition condition) {
        while (!condition.holds()) LockSupport.parkNanos(POLL.toNanos());
    }
}
