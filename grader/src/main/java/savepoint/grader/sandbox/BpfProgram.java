package savepoint.grader.sandbox;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// A classic BPF program over `struct seccomp_data`, in the form of `struct sock_filter[]` that bubblewrap loads.
final class BpfProgram {
    static final int ALLOW = 0x7FFF0000; // SECCOMP_RET_ALLOW
    static final int KILL = 0x80000000; // SECCOMP_RET_KILL_PROCESS

    private static final int LOAD_WORD = 0x20; // BPF_LD | BPF_W | BPF_ABS
    private static final int RETURN = 0x06; // BPF_RET | BPF_K
    private static final int NUMBER_AT = 0;
    private static final int ARCHITECTURE_AT = 4;
    private static final int ARGUMENTS_AT = 16;

    /// A comparison of the loaded word with a constant.
    enum Test {
        EQUAL(0x15), // BPF_JMP | BPF_JEQ | BPF_K
        AT_LEAST(0x35), // BPF_JMP | BPF_JGE | BPF_K
        ANY_BIT(0x45); // BPF_JMP | BPF_JSET | BPF_K

        private final int code;

        Test(int code) {
            this.code = code;
        }
    }

    private record Instruction(int code, int ifTrue, int ifFalse, int constant) {}

    private final List<Instruction> instructions = new ArrayList<>();

    /// SECCOMP_RET_ERRNO: the call is not made and answers this error.
    static int error(int errno) {
        return 0x00050000 | errno;
    }

    void loadNumber() {
        load(NUMBER_AT);
    }

    void loadArchitecture() {
        load(ARCHITECTURE_AT);
    }

    /// Loads the low half of an argument: the kernel reads the arguments judged here as ints.
    void loadArgument(int index) {
        load(ARGUMENTS_AT + 8 * index);
    }

    void returns(int answer) {
        instructions.add(new Instruction(RETURN, 0, 0, answer));
    }

    void returnsIf(Test test, int constant, int answer) {
        skipUnless(test, constant, 1);
        returns(answer);
    }

    void returnsUnless(Test test, int constant, int answer) {
        instructions.add(new Instruction(test.code, 1, 0, constant));
        returns(answer);
    }

    /// Where the comparison fails, leaves out the next instructions.
    void skipUnless(Test test, int constant, int skipped) {
        instructions.add(new Instruction(test.code, 0, skipped, constant));
    }

    byte[] bytes() {
        ByteBuffer out =
                ByteBuffer.allocate(8 * instructions.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (Instruction i : instructions) {
            out.putShort((short) i.code)
                    .put((byte) i.ifTrue)
                    .put((byte) i.ifFalse)
                    .putInt(i.constant);
        }
        return out.array();
    }

    private void load(int offset) {
        instructions.add(new Instruction(LOAD_WORD, 0, 0, offset));
    }
}
