package savepoint.grader.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The grader on machines that keep the sandbox from working: it says why and how to mend it, and grades nothing.
class CrippledMachineTest {
    private static final String WHOLE_RANGE = "0 0 65536";

    @TempDir private Path work;

    @BeforeEach
    void only_root_can_cripple_a_machine() throws IOException {
        assumeTrue(Users.own() == 0, "these tests take things away from a process as root");
    }

    @Test
    void without_user_namespaces_nothing_is_graded() throws Exception {
        var forbid = "echo 0 > /proc/sys/user/max_user_namespaces; exec \"$@\"";
        // a program that is started before it has a user here has no rights either
        var waiting = "read go; exec \"$@\"";
        Process doctor =
                start(
                        List.of(
                                "unshare", "--user", "sh", "-c", waiting, "sh", "sh", "-c", forbid,
                                "sh"),
                        doctor());
        Path process = Path.of("/proc", Long.toString(doctor.pid()));
        Path outside = Files.readSymbolicLink(Path.of("/proc/self/ns/user"));
        while (Files.readSymbolicLink(process.resolve("ns/user")).equals(outside)) {
            Thread.onSpinWait();
        }
        Files.writeString(process.resolve("uid_map"), WHOLE_RANGE);
        Files.writeString(process.resolve("gid_map"), WHOLE_RANGE);
        doctor.getOutputStream().write('\n');
        doctor.getOutputStream().flush();
        assertRefuses(doctor, "fix: Allow user namespaces: sysctl -w user.max_user_namespaces");
    }

    @Test
    void under_a_filter_like_docker_s_nothing_is_graded() throws Exception {
        Path filter = Files.write(work.resolve("filter"), likeDocker());
        var command = new ArrayList<>(List.of("sh", "-c", "exec 9< \"$0\"; exec \"$@\""));
        command.addAll(List.of(filter.toString(), "bwrap", "--dev-bind", "/", "/"));
        command.addAll(List.of("--cap-add", "ALL", "--seccomp", "9", "--"));
        assertRefuses(start(command, doctor()), "fix: A system call filter around the grader");
    }

    @Test
    void without_bubblewrap_nothing_is_graded_either_by_the_command_line() throws Exception {
        var script = "mount --bind /dev/null /usr/bin/bwrap; exec \"$@\"";
        var without = List.of("unshare", "--mount", "sh", "-c", script, "sh");
        assertRefuses(start(without, doctor()), "fix: Install it: apt-get install -y bubblewrap");
        Path sample = Path.of("..", "assignments");
        Path bundle;
        try (var bundles = Files.list(sample)) {
            bundle = bundles.filter(Files::isDirectory).sorted().findFirst().orElseThrow();
        }
        Process grade =
                start(without, List.of("grade", bundle.toString(), bundle + "/samples/reference"));
        assertEquals("", said(grade));
        assertEquals(1, grade.waitFor());
    }

    @Test
    void without_control_groups_every_limit_holds_by_watching() throws Exception {
        var script = "umount -R /sys/fs/cgroup; exec \"$@\"";
        Process doctor = start(List.of("unshare", "--mount", "sh", "-c", script, "sh"), doctor());
        String said = said(doctor);
        assertTrue(said.contains("degraded: memory is watched from outside"), said);
        assertTrue(said.contains("fix: Run the grader as root, or give its user"), said);
        assertFalse(said.contains("BAD"), said);
        assertEquals(0, doctor.waitFor());
    }

    /// What Docker's own filter denies to those without CAP_SYS_ADMIN, as far as bubblewrap meets it.
    private static byte[] likeDocker() {
        int eperm = BpfProgram.error(1);
        boolean x86 = Architecture.current().orElseThrow() == Architecture.X86_64;
        int newNamespaces = 0x7E020000;
        var program = new BpfProgram();
        program.loadNumber();
        for (int call : x86 ? new int[] {272, 165, 308} : new int[] {97, 40, 268}) {
            program.returnsIf(BpfProgram.Test.EQUAL, call, eperm); // unshare, mount, setns
        }
        program.returnsIf(BpfProgram.Test.EQUAL, 435, BpfProgram.error(38)); // clone3
        program.skipUnless(BpfProgram.Test.EQUAL, x86 ? 56 : 220, 3); // clone
        program.loadArgument(0);
        program.returnsIf(BpfProgram.Test.ANY_BIT, newNamespaces, eperm);
        program.returns(BpfProgram.ALLOW);
        return program.bytes();
    }

    private List<String> doctor() {
        return List.of("doctor", "--data", work.toString());
    }

    private static Process start(List<String> crippling, List<String> command) throws IOException {
        var line = new ArrayList<>(crippling);
        line.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        line.addAll(List.of("-cp", System.getProperty("java.class.path")));
        line.add("savepoint.grader.cli.GraderMain");
        line.addAll(command);
        return new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static void assertRefuses(Process doctor, String fix) throws Exception {
        String said = said(doctor);
        assertTrue(said.contains(fix), said);
        assertTrue(said.endsWith("Nothing is graded here until this is mended.\n"), said);
        assertEquals(1, doctor.waitFor());
    }

    private static String said(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
