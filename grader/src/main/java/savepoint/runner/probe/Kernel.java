package savepoint.runner.probe;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;

/// Bare system calls, to try the kernel's own barriers instead of the JVM's manners.
@SuppressWarnings("restricted")
final class Kernel {
    static final boolean X86 = System.getProperty("os.arch").equals("amd64");

    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO =
            STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final Linker LINKER = Linker.nativeLinker();
    private static final MethodHandle SYSCALL =
            LINKER.downcallHandle(
                    LINKER.defaultLookup().findOrThrow("syscall"),
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_LONG,
                            ValueLayout.JAVA_LONG,
                            ValueLayout.JAVA_LONG,
                            ValueLayout.JAVA_LONG,
                            ValueLayout.JAVA_LONG,
                            ValueLayout.JAVA_LONG,
                            ValueLayout.JAVA_LONG,
                            ValueLayout.JAVA_LONG),
                    Linker.Option.captureCallState("errno"));

    private Kernel() {}

    /// The call's answer, or its error number negated.
    static long call(long number, long... arguments) {
        long[] a = java.util.Arrays.copyOf(arguments, 6);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            long answer =
                    (long) SYSCALL.invokeExact(state, number, a[0], a[1], a[2], a[3], a[4], a[5]);
            return answer == -1 ? -(int) ERRNO.get(state, 0L) : answer;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /// Whether an exclusive lock of a whole file can be had, by flock(2).
    static boolean lockAll(Path file) {
        int exclusiveAndAtOnce = 2 | 4;
        try (Arena arena = Arena.ofConfined()) {
            long name = arena.allocateFrom(file.toString()).address();
            int here = -100; // AT_FDCWD
            long descriptor = X86 ? call(257, here, name, 0) : call(56, here, name, 0);
            boolean locked = call(X86 ? 73 : 32, descriptor, exclusiveAndAtOnce) == 0;
            call(X86 ? 3 : 57, descriptor);
            return locked;
        }
    }

    /// Enters the kernel through the 32-bit door, which the filter answers with death.
    static void callAs32Bit() {
        byte[] getpid = {
            (byte) 0xB8,
            20,
            0,
            0,
            0, // mov eax, 20
            (byte) 0xCD,
            (byte) 0x80, // int 0x80
            (byte) 0xC3 // ret
        };
        long readWriteExecute = 7;
        long privateAnonymous = 0x22;
        long page = call(9, 0, 4096, readWriteExecute, privateAnonymous, -1, 0);
        MemorySegment code = MemorySegment.ofAddress(page).reinterpret(4096);
        MemorySegment.copy(getpid, 0, code, ValueLayout.JAVA_BYTE, 0, getpid.length);
        try {
            LINKER.downcallHandle(code, FunctionDescriptor.ofVoid()).invokeExact();
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
