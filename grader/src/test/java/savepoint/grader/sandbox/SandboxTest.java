package savepoint.grader.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import savepoint.grader.verdict.Limit;

/// Each limit and each wall of a box, by something that runs against it. What [Doctor] tries is tried in its own test.
class SandboxTest {
    private static final Limits LIMITS =
            new Limits(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(20),
                    192L << 20,
                    64 << 10,
                    64 << 10,
                    48);
    private static final Limits SHORT =
            new Limits(
                    Duration.ofMillis(500),
                    Duration.ofSeconds(2),
                    192L << 20,
                    64 << 10,
                    64 << 10,
                    48);
    private static final Limits BUSY =
            new Limits(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(60),
                    192L << 20,
                    64 << 10,
                    64 << 10,
                    48);
    private static final Sandbox SANDBOX = TestSandbox.sandbox();

    @ParameterizedTest
    @CsvSource({"heap, MEMORY", "native, MEMORY", "stdout, OUTPUT", "stderr, OUTPUT"})
    void what_takes_too_much_is_ended(String bomb, Limit limit) {
        try (Box box = start(bomb, LIMITS)) {
            long printed = drain(box);
            assertEquals(new Ending.Killed(limit), box.await());
            assertTrue(printed <= LIMITS.answerBytes(), "printed " + printed);
            assertTrue(box.errors().length() <= 64 << 10);
            assertTrue(box.usage().peakMemoryBytes() <= LIMITS.memoryBytes());
        }
    }

    @Test
    void eight_busy_threads_are_ended_at_the_limit_of_cpu_time() {
        try (Box box = start("cpu", BUSY)) {
            assertEquals(new Ending.Killed(Limit.CPU), box.await());
            Duration used = box.usage().cpu();
            assertTrue(used.compareTo(BUSY.cpu()) >= 0, used::toString);
            assertTrue(used.compareTo(BUSY.cpu().multipliedBy(2)) < 0, used::toString);
        }
    }

    @Test
    void sleeping_ends_at_the_wall_limit() {
        try (Box box = start("sleep", SHORT)) {
            assertEquals(new Ending.Killed(Limit.WALL), box.await());
            assertTrue(box.usage().wall().compareTo(SHORT.wall()) >= 0);
        }
    }

    @Test
    void direct_buffers_stop_at_the_jvm_s_own_limit() {
        try (Box box = start("direct", LIMITS)) {
            assertEquals(new Ending.Exited(1), box.await());
            assertTrue(box.errors().contains("OutOfMemoryError"), box::errors);
        }
    }

    @Test
    void twenty_thousand_threads_stop_below_the_limit() throws IOException {
        try (Box box = start("threads", LIMITS)) {
            int started = Integer.parseInt(text(box).strip());
            assertTrue(started < LIMITS.processes(), "started " + started);
            assertEquals(new Ending.Exited(0), box.await());
        }
    }

    @Test
    void halt_is_an_ordinary_end() {
        try (Box box = start("halt", LIMITS)) {
            assertEquals(new Ending.Exited(7), box.await());
        }
    }

    @Test
    void the_32_bit_door_kills() {
        assumeTrue(
                Architecture.current().orElseThrow() == Architecture.X86_64,
                "only x86-64 has that door");
        int sigsys = 31;
        try (Box box = start("32-bit", LIMITS)) {
            assertEquals(new Ending.Exited(128 + sigsys), box.await());
        }
    }

    @Test
    void scratch_space_ends_at_its_size() throws IOException {
        long size = 4 << 20;
        BoxSpec plain = TestSandbox.bomb("files", LIMITS);
        var spec =
                new BoxSpec(
                        plain.name(),
                        plain.command(),
                        plain.binds(),
                        plain.profile(),
                        plain.limits(),
                        size,
                        plain.turn());
        try (Box box = SANDBOX.start(spec)) {
            String said = text(box);
            assertTrue(said.contains("No space left"), said + box.errors());
            assertTrue(Long.parseLong(said.split(" ")[0]) << 20 <= size, said);
        }
    }

    @Test
    void neighbours_of_a_hostile_box_finish() {
        try (Box hostile = start("cpu", LIMITS);
                Box greedy = start("native", LIMITS);
                Box honest = start("halt", LIMITS)) {
            assertEquals(new Ending.Exited(7), honest.await());
            assertEquals(new Ending.Killed(Limit.MEMORY), greedy.await());
            hostile.kill();
            assertEquals(new Ending.Stopped(), hostile.await());
        }
    }

    @Test
    void a_killed_box_leaves_nothing_in_its_slot() throws IOException {
        Box box = start("cpu", LIMITS);
        long inside = awaitFirstProcess(box);
        box.close();
        assertFalse(ProcessHandle.of(inside).isPresent());
        try (Box next = start("halt", LIMITS)) {
            assertEquals(new Ending.Exited(7), next.await());
        }
    }

    @Test
    void usage_can_be_read_after_the_box_is_closed() {
        Box box = start("halt", LIMITS);
        box.await();
        Usage used = box.usage();
        box.close();
        assertEquals(used, box.usage());
        assertTrue(used.cpu().isPositive() && used.peakMemoryBytes() > 0, used::toString);
    }

    @Test
    void a_box_outlives_the_thread_that_asked_for_it() throws Exception {
        var started = new CompletableFuture<Box>();
        Thread.ofVirtual().start(() -> started.complete(start("sleep", LIMITS))).join();
        Thread.ofPlatform().start(System::gc).join();
        try (Box box = started.get()) {
            assertTrue(ProcessHandle.of(awaitFirstProcess(box)).isPresent());
            assertEquals(Optional.empty(), box.ending());
        }
    }

    @Test
    void a_box_that_somebody_else_killed_is_our_fault() throws IOException {
        try (Box box = start("sleep", LIMITS)) {
            long inside = awaitFirstProcess(box);
            ProcessHandle.of(inside).orElseThrow().parent().orElseThrow().destroyForcibly();
            assertThrows(SandboxFault.class, box::await);
        }
    }

    @Test
    void a_command_that_is_not_there_is_our_fault() {
        BoxSpec plain = TestSandbox.bomb("halt", LIMITS);
        var spec =
                new BoxSpec(
                        "missing",
                        List.of("/jdk/bin/nothing"),
                        plain.binds(),
                        plain.profile(),
                        plain.limits(),
                        0,
                        plain.turn());
        try (Box box = SANDBOX.start(spec)) {
            SandboxFault fault = assertThrows(SandboxFault.class, box::await);
            assertTrue(fault.getMessage().contains("nothing"), fault::getMessage);
        }
    }

    @Test
    void a_sandbox_works_in_a_folder_closed_to_other_users(@TempDir Path closed) throws Exception {
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        try (Sandbox sandbox = Sandbox.open(closed)) {
            var jvm = new JvmBox(Jdk.running(), RunnerImage.assemble(closed.resolve("runner")));
            var spec =
                    jvm.handIn(
                            "closed",
                            "savepoint.runner.probe.Bombs",
                            List.of("halt"),
                            LIMITS,
                            List.of(),
                            BoxSpec.Turn.AT_ONCE);
            try (Box box = sandbox.start(spec)) {
                assertEquals(new Ending.Exited(7), box.await());
            }
        }
    }

    @Test
    void what_a_killed_grader_leaves_is_gone_at_once_or_swept_at_the_next_start(@TempDir Path work)
            throws Exception {
        Process grader =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                KilledGrader.class.getName(),
                                work.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        long inside = Long.parseLong(grader.inputReader().readLine());
        assertTrue(ProcessHandle.of(inside).isPresent());
        grader.destroyForcibly().waitFor();
        Sandbox.open(work).close();
        ProcessHandle.of(inside).ifPresent(process -> process.onExit().join());
        try (var left = Files.list(work).filter(path -> path.toString().contains("boxes-"))) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void a_slot_user_stays_claimed_while_its_process_makes_more_slots(@TempDir Path work)
            throws Exception {
        try (Box first = start("sleep", LIMITS);
                Box second = start("sleep", LIMITS)) {
            Process other =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    KilledGrader.class.getName(),
                                    work.toString())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            other.inputReader().readLine(); // it has a box of its own now
            assertEquals(Optional.empty(), first.ending());
            assertEquals(Optional.empty(), second.ending());
            other.destroyForcibly().waitFor();
        }
    }

    private static long awaitFirstProcess(Box box) throws IOException {
        while (true) {
            try {
                return box.firstProcess();
            } catch (SandboxFault _) {
                Thread.onSpinWait();
            }
        }
    }

    private static Box start(String bomb, Limits limits) {
        return SANDBOX.start(TestSandbox.bomb(bomb, limits));
    }

    private static long drain(Box box) {
        try {
            return box.stdout().readAllBytes().length;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(Box box) throws IOException {
        return new String(box.stdout().readAllBytes(), StandardCharsets.UTF_8);
    }
}
