package savepoint.grader.compile;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import savepoint.grader.sandbox.BoxSpec;
import savepoint.grader.sandbox.JvmBox;
import savepoint.grader.sandbox.JvmFlags;
import savepoint.grader.sandbox.Limits;
import savepoint.grader.sandbox.Sandbox;
import savepoint.grader.sandbox.SandboxFault;

/// Compiles hand-ins in warm processes of their own sandbox. A process that hit a limit, failed or served long enough
/// is replaced.
public final class Compiler implements AutoCloseable {
    private final Sandbox sandbox;
    private final BoxSpec spec;
    private final Semaphore permits;
    private final Deque<CompilerProcess> idle = new ArrayDeque<>();
    private boolean closed;

    /// @param processes how many compilations may run at once
    public Compiler(Sandbox sandbox, JvmBox jvm, Limits limits, int processes) {
        this.sandbox = sandbox;
        this.permits = new Semaphore(processes, true);
        this.spec =
                jvm.spec(
                        "compiler",
                        JvmFlags.compiler(limits),
                        "savepoint.runner.CompilerMain",
                        List.of(jvm.image().compileClassPath()),
                        limits,
                        List.of(),
                        BoxSpec.Turn.ON_GO);
    }

    /// Compiles the sources of one hand-in, by file name, against classes by binary name.
    public CompileResult compile(Map<String, String> sources, Map<String, byte[]> library) {
        permits.acquireUninterruptibly();
        try {
            CompilerProcess process = take();
            boolean good = false;
            try {
                CompileResult result = process.compile(sources, library);
                good = !(result instanceof CompileResult.LimitHit) && process.isFit();
                return result;
            } finally {
                if (good) {
                    putBack(process);
                } else {
                    process.close();
                }
            }
        } finally {
            permits.release();
        }
    }

    /// Starts a process ahead of the first hand-in.
    public void warmUp() {
        compile(Map.of("Warm.java", "class Warm {}"), Map.of());
    }

    private synchronized CompilerProcess take() {
        if (closed) throw new SandboxFault("the compiler is closed");
        while (!idle.isEmpty()) {
            CompilerProcess process = idle.pop();
            if (process.isFit()) return process;
            process.close();
        }
        return new CompilerProcess(sandbox.start(spec));
    }

    private synchronized void putBack(CompilerProcess process) {
        if (closed) {
            process.close();
        } else {
            idle.push(process);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        idle.forEach(CompilerProcess::close);
        idle.clear();
    }
}
