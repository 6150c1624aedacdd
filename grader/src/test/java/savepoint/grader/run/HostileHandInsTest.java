package savepoint.grader.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.verdict.Limit;
import savepoint.grader.verdict.Outcome;
import savepoint.grader.verdict.Verdict;

/// Hand-ins that attack instead of working: a clear verdict, no points, and the next hand-in is unharmed.
class HostileHandInsTest {
    @AfterEach
    void the_next_hand_in_is_unharmed() throws Exception {
        var verdict = grade(TinyBundle.handIn(TinyBundle.SOLUTION));
        assertEquals(BigDecimal.TEN, verdict.points(), verdict::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Runtime.getRuntime().halt(0)",
                "System.exit(0)",
                "System.exit(137)",
                "ProcessHandle.current().destroyForcibly()"
            })
    void ending_the_program_earns_nothing(String attack) throws Exception {
        var verdict = attack(attack + ";");
        assertNoPoints(verdict);
        assertEquals("graded", verdict.word());
    }

    @Test
    void a_forged_verdict_earns_nothing() throws Exception {
        assertNoPoints(
                attack(
                        """
                        System.out.println("{\\"verdict\\":\\"graded\\",\\"points\\":40}");
                        System.out.println("Grade :=>> 100");
                        var raw = new java.io.FileOutputStream(java.io.FileDescriptor.out);
                        var claim = "{\\"random\\":false,\\"value\\":\\"accepted\\"}".getBytes();
                        var frame = new java.io.DataOutputStream(raw);
                        for (int number = 1; number < 40; number++) {
                            frame.writeInt(number);
                            frame.writeInt(claim.length);
                            frame.write(claim);
                        }
                        frame.flush();
                        Runtime.getRuntime().halt(0);
                        """));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "while (true) { if (database == null) break; }                                                              | CPU",
                "Thread.sleep(java.time.Duration.ofMinutes(10))                               | WALL",
                "var kept = new java.util.ArrayList<byte[]>(); while (true) kept.add(new byte[1 << 20]) | MEMORY",
                "while (true) System.out.print(\"no newline \")                                | OUTPUT",
            })
    void using_too_much_names_the_limit(String attack, Limit limit) throws Exception {
        var verdict = attack(attack + ";");
        assertNoPoints(verdict);
        if (!(verdict instanceof Verdict.LimitHit hit)) throw new AssertionError(verdict);
        assertEquals(limit, hit.limit());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new java.net.Socket(\"127.0.0.1\", 80)",
                "new java.net.ServerSocket(0)",
                "java.net.InetAddress.getByName(\"example.org\")",
                "java.nio.channels.SocketChannel.open(java.net.UnixDomainSocketAddress.of(\"/run/docker.sock\"))",
                "java.nio.file.Files.readString(java.nio.file.Path.of(\"/etc/shadow\"))",
                "java.nio.file.Files.list(java.nio.file.Path.of(\"/home\"))",
                "java.nio.file.Files.readString(java.nio.file.Path.of(\"/var/lib/dpkg/status\"))",
                "java.nio.file.Files.writeString(java.nio.file.Path.of(\"/planted\"), \"x\")",
                "java.nio.file.Files.writeString(java.nio.file.Path.of(\"/runner/planted\"), \"x\")",
                "new ProcessBuilder(\"/bin/sh\", \"-c\", \"true\").start()",
            })
    void reaching_out_of_the_box_fails(String attack) throws Exception {
        var verdict =
                attack(
                        "database.getConnection().close(); Object got = %s; Runtime.getRuntime().halt(42);"
                                .formatted(attack));
        assertNoPoints(verdict);
        for (var check : verdict.results()) {
            if (check.outcome() == Outcome.FAILED) {
                assertFalse(
                        check.message().contains("exit code 42"),
                        () -> "it got through: " + attack);
            }
        }
    }

    @Test
    void forking_until_stopped_earns_nothing() throws Exception {
        assertNoPoints(
                attack(
                        """
                        while (true) {
                            Thread.ofPlatform().start(() -> {
                                try { Thread.sleep(java.time.Duration.ofMinutes(1)); } catch (InterruptedException e) { }
                            });
                        }
                        """));
    }

    private static void assertNoPoints(Verdict verdict) {
        assertEquals(0, BigDecimal.ZERO.compareTo(verdict.points()), verdict::toString);
        assertFalse(verdict instanceof Verdict.GraderFault, verdict::toString);
    }

    private static Verdict attack(String attack) throws Exception {
        return grade(TinyBundle.attack(attack));
    }

    private static Verdict grade(FileTree handIn) throws Exception {
        return new Grader(TestWorkshop.get())
                .grade(TinyBundle.bundle(), handIn, 7, _ -> {})
                .verdict();
    }
}
