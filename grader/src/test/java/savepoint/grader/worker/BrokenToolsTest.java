package savepoint.grader.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static savepoint.grader.queue.NewGrading.Priority.LIVE;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.queue.QueuedGradings;
import savepoint.grader.run.TinyBundle;

/// A grader that cannot run hand-ins gives its gradings back, says so, and goes on by itself when it can.
class BrokenToolsTest {
    private static final FileTree RIGHT = TinyBundle.handIn(TinyBundle.SOLUTION);

    /// Room for some hand-in servers.
    private static final long DISK = 400L << 20;

    private QueuedGradings queue;

    @BeforeEach
    void open() throws Exception {
        queue = QueuedGradings.with(TinyBundle.files());
    }

    @AfterEach
    void close() throws Exception {
        queue.close();
    }

    @Test
    void boxes_that_do_not_start() throws Exception {
        try (var grader = RealGrader.start(queue.database().grader(), 1)) {
            var refs = new ArrayList<>(List.of(graded()));
            var script = grader.home().resolve("launch.sh");
            var aside = script.resolveSibling("aside.sh");
            Files.move(script, aside);
            refs.addAll(handInUntilItSaysSo(grader));
            Files.move(aside, script);
            assertAllGraded(refs);
            assertEquals("0", all("count(*) from grading_fault"));
            assertEquals(Integer.toString(refs.size()), all("sum(tries) from grading"));
        }
    }

    @Test
    @Tag("long")
    void a_full_disk() throws Exception {
        var small =
                List.of(
                        "bwrap",
                        "--dev-bind",
                        "/",
                        "/",
                        "--size",
                        Long.toString(DISK),
                        "--tmpfs",
                        "/dev/shm",
                        "--");
        try (var grader = RealGrader.start(queue.database().grader(), 1, small)) {
            var refs = new ArrayList<>(List.of(graded()));
            var inside = grader.boxed("GraderMain").getFirst();
            var fill = Path.of("/proc", Long.toString(inside.pid()), "root/dev/shm/fill");
            fill(fill);
            refs.addAll(handInUntilItSaysSo(grader));
            Files.delete(fill);
            // ending a server makes room again, so that the first try to fail may count as one
            assertAllGraded(refs);
        }
    }

    private String graded() throws Exception {
        var ref = queue.handIn(1, RIGHT, LIVE);
        assertEquals("graded 10.00", Eventually.get("the first", () -> queue.verdict(ref)));
        return ref;
    }

    /// What stands ready serves a few more.
    private List<String> handInUntilItSaysSo(RealGrader grader) throws Exception {
        var refs = new ArrayList<String>();
        while (!grader.log().contains("This worker cannot grade")) {
            var ref = queue.handIn(2, RIGHT, LIVE);
            refs.add(ref);
            Eventually.is(
                    "a verdict or a word",
                    () ->
                            queue.verdict(ref) != null
                                    || grader.log().contains("This worker cannot grade"));
        }
        return refs;
    }

    private void assertAllGraded(List<String> refs) throws Exception {
        for (var ref : refs) {
            assertEquals(
                    "graded 10.00", Eventually.get("verdict of " + ref, () -> queue.verdict(ref)));
        }
    }

    private String all(String sum) throws Exception {
        return queue.value("select " + sum + " where ? <> ''", "all");
    }

    private static void fill(Path file) throws IOException {
        var block = new byte[1 << 20];
        try (var out = Files.newOutputStream(file)) {
            while (true) out.write(block);
        } catch (IOException full) {
            if (full instanceof FileSystemException) throw full;
        }
    }
}
