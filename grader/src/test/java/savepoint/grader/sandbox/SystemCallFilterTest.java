package savepoint.grader.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Runs the filters of both architectures, whichever this machine is, in the few instructions of BPF that they use.
class SystemCallFilterTest {
    private static final int ALLOW = 0x7FFF0000;
    private static final int KILL = 0x80000000;
    private static final int EPERM = 0x00050001;
    private static final int ENOSYS = 0x00050026;

    @ParameterizedTest
    @CsvSource({
        // read, futex, fork by clone, thread, thread in a new user namespace
        "X86_64, JVM, 0, 0, 0, ALLOW", "ARM64, JVM, 63, 0, 0, ALLOW",
        "X86_64, JVM, 202, 0, 0, ALLOW", "ARM64, JVM, 98, 0, 0, ALLOW",
        "X86_64, JVM, 56, 17, 0, EPERM", "ARM64, JVM, 220, 17, 0, EPERM",
        "X86_64, JVM, 56, 0x3d0f00, 0, ALLOW", "ARM64, JVM, 220, 0x3d0f00, 0, ALLOW",
        "X86_64, JVM, 56, 0x103d0f00, 0, EPERM", "ARM64, JVM, 220, 0x103d0f00, 0, EPERM",
        "X86_64, POSTGRESQL, 56, 0x1200011, 0, ALLOW",
                "ARM64, POSTGRESQL, 220, 0x1200011, 0, ALLOW",
        "X86_64, POSTGRESQL, 56, 0x10000011, 0, EPERM",
                "ARM64, POSTGRESQL, 220, 0x10000011, 0, EPERM",
        // clone3, fork, vfork, execve
        "X86_64, JVM, 435, 0, 0, ENOSYS", "ARM64, POSTGRESQL, 435, 0, 0, ENOSYS",
        "X86_64, JVM, 57, 0, 0, EPERM", "X86_64, JVM, 58, 0, 0, EPERM",
        "X86_64, JVM, 59, 0, 0, ALLOW", "ARM64, JVM, 221, 0, 0, ALLOW",
        // socket: AF_UNIX, AF_INET, AF_NETLINK
        "X86_64, JVM, 41, 1, 0, ALLOW", "ARM64, JVM, 198, 1, 0, ALLOW",
        "X86_64, JVM, 41, 2, 0, EPERM", "ARM64, JVM, 198, 2, 0, EPERM",
        "X86_64, POSTGRESQL, 41, 2, 0, EPERM", "ARM64, POSTGRESQL, 198, 16, 0, EPERM",
        // prctl: PR_SET_NAME, PR_SET_PDEATHSIG, PR_SET_SECCOMP
        "X86_64, JVM, 157, 15, 0, ALLOW", "ARM64, JVM, 167, 15, 0, ALLOW",
        "X86_64, JVM, 157, 1, 0, EPERM", "X86_64, POSTGRESQL, 157, 1, 0, ALLOW",
        "X86_64, JVM, 157, 22, 0, EPERM", "ARM64, POSTGRESQL, 167, 22, 0, EPERM",
        // ioctl: FIONREAD, TIOCSTI
        "X86_64, JVM, 16, 0, 0x541B, ALLOW", "ARM64, JVM, 29, 0, 0x541B, ALLOW",
        "X86_64, JVM, 16, 0, 0x5412, EPERM", "ARM64, JVM, 29, 0, 0x5412, EPERM",
        // listen, shmget: PostgreSQL only
        "X86_64, JVM, 50, 0, 0, EPERM", "X86_64, POSTGRESQL, 50, 0, 0, ALLOW",
        "ARM64, JVM, 194, 0, 0, EPERM", "ARM64, POSTGRESQL, 194, 0, 0, ALLOW",
        // ptrace, bpf, keyctl, io_uring_setup, a number that does not exist yet, x32
        "X86_64, JVM, 101, 0, 0, EPERM", "ARM64, JVM, 117, 0, 0, EPERM",
        "X86_64, POSTGRESQL, 321, 0, 0, EPERM", "ARM64, POSTGRESQL, 280, 0, 0, EPERM",
        "X86_64, JVM, 250, 0, 0, EPERM", "X86_64, JVM, 425, 0, 0, EPERM",
        "X86_64, JVM, 999, 0, 0, EPERM", "ARM64, JVM, 999, 0, 0, EPERM",
        "X86_64, JVM, 0x40000000, 0, 0, KILL", "X86_64, POSTGRESQL, 0x40000001, 0, 0, KILL",
    })
    void answers(
            Architecture architecture,
            Profile profile,
            int number,
            int first,
            int second,
            String expected) {
        assertEquals(
                code(expected),
                run(architecture, profile, architecture.audit, number, first, second));
    }

    @ParameterizedTest
    @CsvSource({"X86_64", "ARM64"})
    void another_architecture_is_death(Architecture architecture) {
        int i386 = 0x40000003;
        assertEquals(KILL, run(architecture, Profile.JVM, i386, 0, 0, 0));
    }

    private static int code(String expected) {
        return switch (expected) {
            case "ALLOW" -> ALLOW;
            case "KILL" -> KILL;
            case "EPERM" -> EPERM;
            case "ENOSYS" -> ENOSYS;
            default -> throw new IllegalArgumentException(expected);
        };
    }

    private static int run(
            Architecture architecture,
            Profile profile,
            int audit,
            int number,
            int first,
            int second) {
        return run(
                ByteBuffer.wrap(SystemCallFilter.write(architecture, profile))
                        .order(ByteOrder.LITTLE_ENDIAN),
                offset ->
                        switch (offset) {
                            case 0 -> number;
                            case 4 -> audit;
                            case 16 -> first;
                            case 24 -> second;
                            default -> 0;
                        });
    }

    private static int run(ByteBuffer program, IntUnaryOperator data) {
        int accumulator = 0;
        for (int at = 0; ; at++) {
            int constant = program.getInt(8 * at + 4);
            boolean test;
            switch (program.getShort(8 * at)) {
                case 0x20 -> {
                    accumulator = data.applyAsInt(constant);
                    continue;
                }
                case 0x06 -> {
                    return constant;
                }
                case 0x15 -> test = accumulator == constant;
                case 0x35 -> test = Integer.compareUnsigned(accumulator, constant) >= 0;
                case 0x45 -> test = (accumulator & constant) != 0;
                default -> throw new AssertionError("instruction " + at);
            }
            at += program.get(8 * at + (test ? 2 : 3)) & 0xFF;
        }
    }
}
