package savepoint.grader.sandbox;

import java.util.Arrays;
import savepoint.grader.sandbox.BpfProgram.Test;

/// Writes the allow-list of a profile as a seccomp filter. What is not on it answers EPERM; a call through another
/// architecture's door (32-bit, x32) kills the process.
final class SystemCallFilter {
    private static final int EPERM = 1;
    private static final int ENOSYS = 38;

    private static final int X32_BIT = 0x40000000;
    private static final int AF_UNIX = 1;
    private static final int CLONE_THREAD = 0x00010000;
    // NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET of linux/sched.h
    private static final int CLONE_NAMESPACES = 0x7E020000;
    // PR_SET_NAME, PR_GET_NAME, PR_SET_VMA
    private static final int[] PRCTL_JVM = {15, 16, 0x53564D41};
    // and PR_SET_PDEATHSIG: back ends die with their postmaster
    private static final int[] PRCTL_POSTGRESQL = {1, 15, 16, 0x53564D41};
    // TCGETS, TIOCGWINSZ, FIONREAD, FIONBIO, FIONCLEX, FIOCLEX
    private static final int[] IOCTL = {0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451};

    // F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_GETLK, F_DUPFD_CLOEXEC
    private static final int[] FCNTL = {0, 1, 2, 3, 4, 5, 1030};

    // F_SETLK, F_SETLKW. No locks: one on a file that boxes share, such as a library, can be seen
    // by the others and so
    // carries messages. They are said to be granted and are not, since SQLite wants them, and in a
    // box there is nobody
    // else whom they would keep away
    private static final int[] FCNTL_IN_VAIN = {6, 7};

    private final BpfProgram program = new BpfProgram();
    private final SystemCalls calls = SystemCalls.read();
    private final Architecture architecture;
    private final Profile profile;

    private SystemCallFilter(Architecture architecture, Profile profile) {
        this.architecture = architecture;
        this.profile = profile;
    }

    /// The filter in the form that `bwrap --seccomp` reads.
    static byte[] write(Architecture architecture, Profile profile) {
        return new SystemCallFilter(architecture, profile).write();
    }

    private byte[] write() {
        program.loadArchitecture();
        program.returnsUnless(Test.EQUAL, architecture.audit, BpfProgram.KILL);
        program.loadNumber();
        if (architecture == Architecture.X86_64) {
            program.returnsIf(Test.AT_LEAST, X32_BIT, BpfProgram.KILL);
        }
        for (SystemCalls.Row row : calls.free(profile)) {
            row.number(architecture)
                    .ifPresent(n -> program.returnsIf(Test.EQUAL, n, BpfProgram.ALLOW));
        }
        // libc then falls back to clone, whose flags a filter can read
        program.returnsIf(Test.EQUAL, number("clone3"), BpfProgram.error(ENOSYS));
        judgeClone();
        judgeArgument("socket", 0, AF_UNIX);
        judgeArgument("socketpair", 0, AF_UNIX);
        judgeArgument(
                "prctl",
                0,
                switch (profile) {
                    case JVM -> PRCTL_JVM;
                    case POSTGRESQL -> PRCTL_POSTGRESQL;
                });
        judgeArgument("ioctl", 1, IOCTL);
        judgeFileControl();
        program.returns(BpfProgram.error(EPERM));
        return program.bytes();
    }

    private void judgeClone() {
        program.skipUnless(Test.EQUAL, number("clone"), profile == Profile.JVM ? 6 : 4);
        program.loadArgument(0);
        program.returnsIf(Test.ANY_BIT, CLONE_NAMESPACES, BpfProgram.error(EPERM));
        if (profile == Profile.JVM) {
            program.returnsUnless(Test.ANY_BIT, CLONE_THREAD, BpfProgram.error(EPERM));
        }
        program.returns(BpfProgram.ALLOW);
    }

    private void judgeFileControl() {
        program.skipUnless(
                Test.EQUAL, number("fcntl"), 2 + 2 * (FCNTL.length + FCNTL_IN_VAIN.length));
        program.loadArgument(1);
        for (int command : FCNTL) program.returnsIf(Test.EQUAL, command, BpfProgram.ALLOW);
        for (int command : FCNTL_IN_VAIN)
            program.returnsIf(Test.EQUAL, command, BpfProgram.error(0));
        program.returns(BpfProgram.error(EPERM));
    }

    private void judgeArgument(String call, int argument, int... allowed) {
        program.skipUnless(Test.EQUAL, number(call), 2 + 2 * allowed.length);
        program.loadArgument(argument);
        Arrays.stream(allowed)
                .forEach(value -> program.returnsIf(Test.EQUAL, value, BpfProgram.ALLOW));
        program.returns(BpfProgram.error(EPERM));
    }

    private int number(String name) {
        return calls.number(name, architecture);
    }
}
