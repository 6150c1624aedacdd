package savepoint.runner.probe;

import java.util.ArrayList;
import java.util.List;

/// System calls that no hand-in has a use for. The arguments are nonsense, so that an open door does no harm: what
/// matters is whether the kernel got as far as reading them.
final class ForbiddenCalls {
    private static final int EPERM = 1;
    private static final int ENOSYS = 38;
    private static final int[] SOCKET_FAMILIES = {2, 10, 16, 17, 38, 40};

    private record Call(String name, int x86, int arm, long a, long b, long c) {
        long number() {
            return Kernel.X86 ? x86 : arm;
        }
    }

    private static final List<Call> CALLS =
            List.of(
                    new Call("unshare", 272, 97, 0x10000000, 0, 0),
                    new Call("setns", 308, 268, -1, 0, 0),
                    new Call("mount", 165, 40, 0, 0, 0),
                    new Call("umount2", 166, 39, 0, 0, 0),
                    new Call("pivot_root", 155, 41, 0, 0, 0),
                    new Call("chroot", 161, 51, 0, 0, 0),
                    // CLONE_SIGHAND without CLONE_VM: an invalid fork
                    new Call("clone", 56, 220, 0x800 | 17, 0, 0),
                    new Call("clone3", 435, 435, 0, 0, 0),
                    new Call("ptrace", 101, 117, 1, 0, 0),
                    new Call("process_vm_readv", 310, 270, 0, 0, 0),
                    new Call("bpf", 321, 280, 0, 0, 0),
                    new Call("keyctl", 250, 219, 0, 0, 0),
                    new Call("add_key", 248, 217, 0, 0, 0),
                    new Call("io_uring_setup", 425, 425, 0, 0, 0),
                    new Call("userfaultfd", 323, 282, -1, 0, 0),
                    new Call("perf_event_open", 298, 241, 0, 0, 0),
                    new Call("open_by_handle_at", 304, 265, 0, 0, 0),
                    new Call("fanotify_init", 300, 262, -1, 0, 0),
                    new Call("memfd_create", 319, 279, 0, 0, 0),
                    new Call("personality", 135, 92, 0xFFFFFFFFL, 0, 0),
                    new Call("shmget", 29, 194, 0, 0, -1),
                    new Call("msgget", 68, 186, 0, 0, 0),
                    new Call("semget", 64, 190, 0, -1, 0),
                    new Call("mq_open", 240, 180, 0, 0, 0),
                    new Call("init_module", 175, 105, 0, 0, 0),
                    new Call("setsid", 112, 157, 0, 0, 0),
                    new Call("seccomp", 317, 277, -1, 0, 0));

    private ForbiddenCalls() {}

    /// The names of those that got through.
    static List<String> tryAll() {
        var through = new ArrayList<String>();
        for (Call call : CALLS) {
            if (!refused(Kernel.call(call.number(), call.a(), call.b(), call.c())))
                through.add(call.name());
        }
        return through;
    }

    /// The address families of which a socket could be had.
    static List<String> trySockets() {
        var through = new ArrayList<String>();
        for (int family : SOCKET_FAMILIES) {
            long answer = Kernel.call(Kernel.X86 ? 41 : 198, family, 3, 0);
            if (!refused(answer)) through.add("family " + family);
        }
        return through;
    }

    private static boolean refused(long answer) {
        return answer == -EPERM || answer == -ENOSYS;
    }
}
