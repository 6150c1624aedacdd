package savepoint.grader.compile;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import savepoint.grader.sandbox.BoxSpec;
import savepoint.grader.sandbox.ClassCache;
import savepoint.grader.sandbox.JvmBox;
import savepoint.grader.sandbox.JvmFlags;
import savepoint.grader.sandbox.Limits;
import savepoint.grader.sandbox.Sandbox;
import savepoint.grader.sandbox.SandboxFault;
import savepoint.runner.CompilerMain;

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
                        CompilerMain.class.getName(),
                        arguments(jvm),
                        limits,
                        List.of(),
                        BoxSpec.Turn.ON_GO);
    }

    /// The same JVM with its classes kept, in a file in this folder, as they are after some compilations.
    public static JvmBox trained(Sandbox sandbox, JvmBox jvm, Path classes, Limits limits)
            throws IOException, SQLException, InterruptedException {
        var cache =
                new ClassCache(
                        "compiler",
                        JvmFlags.compiler(limits),
                        CompilerMain.class.getName(),
                        arguments(jvm),
                        limits);
        return cache.in(
                classes, sandbox, jvm, List.of(), box -> exercise(new CompilerProcess(box)));
    }

    private static List<String> arguments(JvmBox jvm) {
        return List.of(jvm.image().compileClassPath(jvm.outfit()));
    }

    private static void exercise(CompilerProcess process) {
        for (int i = 0; i < Exercise.ROUNDS; i++)
            process.compile(Exercise.SOURCES, Map.of(), false);
    }

    /// Compiles the sources of one hand-in, by file name, against classes by binary name.
    public CompileResult compile(Map<String, String> sources, Map<String, byte[]> library) {
        return compile(sources, library, false);
    }

    /// The same.
    ///
    /// @param look whether to tell what the sources are made of, too
    public CompileResult compile(
            Map<String, String> sources, Map<String, byte[]> library, boolean look) {
        permits.acquireUninterruptibly();
        try {
            CompilerProcess process = take();
            boolean good = false;
            try {
                CompileResult result = process.compile(sources, library, look);
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

    /// Starts its processes ahead of the first hand-in, in the background, and has each compile so many times.
    public void warmUp(int rounds) {
        for (int i = permits.availablePermits(); i > 0; i--) {
            Thread.ofVirtual().name("compiler-warm-up").start(() -> warmUpOne(rounds));
        }
    }

    private void warmUpOne(int rounds) {
        for (int i = 0; i < rounds && !isClosed(); i++) {
            try {
                compile(Exercise.SOURCES, Map.of());
            } catch (SandboxFault fault) {
                if (!isClosed()) throw fault;
            }
        }
    }

    private synchronized boolean isClosed() {
        return closed;
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
