package savepoint.grader.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.queue.NewGrading;
import savepoint.grader.queue.QueuedGradings;
import savepoint.grader.run.Grader;
import savepoint.grader.run.TestWorkshop;

/// From the queue to the verdict, with real servers and boxes.
class WorkerTest {
    private static final String KNOWN = "select count(*) from grader_beat where name = ?";
    private static final FileTree RIGHT = file("01-names.sql", "select name from person");

    @Test
    void what_is_queued_gets_its_verdict() throws Exception {
        try (var queue = QueuedGradings.with(bundle("select name from person"));
                var worker = worker(queue)) {
            assertNotNull(worker.name());
            var right = queue.handIn(1, RIGHT, NewGrading.Priority.LIVE);
            var wrong =
                    queue.handIn(2, file("01-names.sql", "select 'Ada'"), NewGrading.Priority.LIVE);
            var refused = queue.handIn(2, file("other.sql", "select 1"), NewGrading.Priority.LIVE);
            assertEquals("graded 5.00", verdict(queue, right));
            assertEquals("graded 0.00", verdict(queue, wrong));
            assertEquals("refused 0.00", verdict(queue, refused));
        }
    }

    @Test
    void a_grader_is_known_as_long_as_it_works() throws Exception {
        try (var queue = QueuedGradings.with(bundle("select name from person"))) {
            try (var worker = worker(queue)) {
                var handIn = queue.handIn(1, RIGHT, NewGrading.Priority.LIVE);
                assertEquals("graded 5.00", verdict(queue, handIn));
                assertEquals(Optional.empty(), worker.trouble());
                assertEquals("1", queue.value(KNOWN, "test"));
            }
            assertEquals("0", queue.value(KNOWN, "test"));
        }
    }

    @Test
    void a_bundle_that_cannot_be_graded_is_our_fault_not_the_students() throws Exception {
        try (var queue = QueuedGradings.with(bundle("select nothing from nowhere"));
                var worker = worker(queue)) {
            assertNotNull(worker.name());
            assertEquals(
                    "grader-fault 0.00",
                    verdict(queue, queue.handIn(1, RIGHT, NewGrading.Priority.LIVE)));
        }
    }

    private static String verdict(QueuedGradings queue, String ref) throws Exception {
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (System.nanoTime() < end) {
            var verdict =
                    queue.value(
                            "select v.kind || ' ' || v.points from verdict v join grading g on g.id = v.grading_id where g.ref = ?",
                            ref);
            if (verdict != null) return verdict;
            Thread.onSpinWait();
        }
        throw new AssertionError("no verdict of " + ref);
    }

    private static Worker worker(QueuedGradings queue) throws Exception {
        return new Worker(
                queue.database().grader(),
                new Grader(TestWorkshop.get()),
                "test",
                1,
                Patience.USUAL,
                InstantSource.system());
    }

    private static FileTree bundle(String solution) {
        var files = new TreeMap<String, byte[]>();
        files.put(
                "assignment.yaml",
                bytes(
                        """
                        title: Names
                        submit: [01-names.sql]
                        points: 5
                        checks:
                          names: {kind: rows, file: 01-names.sql, points: 5, about: All names}
                        """));
        files.put("statement.md", bytes("# Names\n"));
        files.put("schema.sql", bytes("create table person (name text)"));
        files.put("fixtures/sample.sql", bytes("insert into person values ('Ada')"));
        files.put("fixtures/hidden-more.sql", bytes("insert into person values ('Ada'), ('Bob')"));
        files.put("solution/01-names.sql", bytes(solution));
        files.put("starter/01-names.sql", bytes("select"));
        return FileTree.of(files);
    }

    private static FileTree file(String name, String text) {
        return FileTree.of(Map.of(name, bytes(text)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
