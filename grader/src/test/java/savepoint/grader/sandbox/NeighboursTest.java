package savepoint.grader.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import savepoint.grader.verdict.Limit;

/// What one box can do to another: beside it, or after it in the same slot.
class NeighboursTest {
    private static final Limits LIMITS =
            new Limits(
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(60),
                    192L << 20,
                    64 << 10,
                    64 << 10,
                    160);
    private static final Limits SHORT =
            new Limits(
                    Duration.ofMillis(500),
                    Duration.ofSeconds(2),
                    192L << 20,
                    64 << 10,
                    64 << 10,
                    48);
    private static final Sandbox SANDBOX = TestSandbox.sandbox();

    @Test
    void a_hundred_busy_threads_leave_a_neighbour_with_one_its_share() {
        assumeTrue(SANDBOX.isolation().equalShares(), "the kernel shares by threads here");
        try (Box modest = SANDBOX.start(TestSandbox.bomb("cpu", LIMITS, "1"));
                Box greedy = SANDBOX.start(TestSandbox.bomb("cpu", LIMITS, "100"))) {
            assertEquals(new Ending.Killed(Limit.CPU), greedy.await());
            // the modest one cannot use more than one processor, the greedy one has all others
            int others = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
            Duration fair = greedy.usage().cpu().dividedBy(others);
            Duration got = modest.usage().cpu();
            assertTrue(got.multipliedBy(2).compareTo(fair) > 0, got + " beside " + fair);
        }
    }

    @Test
    void a_box_that_waits_for_others_gets_what_they_leave() {
        assumeTrue(SANDBOX.isolation().equalShares(), "the kernel shares by threads here");
        var threads = Integer.toString(4 * Runtime.getRuntime().availableProcessors());
        try (Box patient = SANDBOX.start(TestSandbox.bomb("cpu", LIMITS, threads))) {
            patient.waitsForOthers(true);
            try (Box other = SANDBOX.start(TestSandbox.bomb("cpu", LIMITS, threads))) {
                Duration before = patient.usage().cpu();
                assertEquals(new Ending.Killed(Limit.CPU), other.await());
                Duration left = patient.usage().cpu().minus(before);
                assertTrue(
                        left.multipliedBy(2).compareTo(other.usage().cpu()) < 0,
                        left + " beside " + other.usage().cpu());
            }
        }
    }

    @Test
    void a_box_cannot_stop_itself_out_of_reach() throws Exception {
        try (Box box = SANDBOX.start(TestSandbox.bomb("stop", SHORT))) {
            String answers = new String(box.stdout().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(new Ending.Killed(Limit.WALL), box.await());
            assertEquals(4, answers.lines().count(), answers + box.errors());
        }
    }

    @Test
    void nothing_of_a_box_is_there_for_the_next_in_its_slot() throws Exception {
        String slot;
        try (Box first = SANDBOX.start(TestSandbox.bomb("stop", LIMITS))) {
            first.stdout().read(); // it runs
            slot = first.toString();
        }
        try (Box next = SANDBOX.start(TestSandbox.probes(LIMITS))) {
            assertEquals(slot.replace("stop", "probes"), next.toString());
            next.stdin().close();
            String said = new String(next.stdout().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(said.contains("\nother processes\t\n"), said);
            assertTrue(said.contains("\nwriting\t\n"), said);
        }
    }

    @Test
    void descriptors_that_the_grader_left_open_do_not_reach_a_box() throws Exception {
        try (var secret = OpenDescriptor.of(Path.of("/etc/hostname"));
                Box box = SANDBOX.start(TestSandbox.probes(LIMITS))) {
            box.stdin().close();
            String said = new String(box.stdout().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(said.contains("\ndescriptors\t\n"), said + secret);
        }
    }

    @Test
    void two_hundred_boxes_at_once_leave_nothing_behind(@TempDir Path work) throws Exception {
        Process crowd =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Crowd.class.getName(),
                                work.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        List<String> counts = crowd.inputReader().readAllLines();
        assertEquals(3, counts.size(), counts::toString);
        assertEquals(counts.get(0), counts.get(1));
        assertEquals("200 ended, 0 control groups left", counts.get(2));
    }
}
