package savepoint.grader.run;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import savepoint.grader.database.HandInServers;
import savepoint.grader.sandbox.JvmBox;
import savepoint.grader.sandbox.Sandbox;
import savepoint.grader.sandbox.SandboxFault;

/// Runners started before hand-ins come, and warmed up while the machine has nothing better to do: a hand-in then waits
/// neither for a box nor for a JVM. Under load they are started ahead and used as they are.
final class Runners implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Runners.class);

    /// Idle ones, at some 50 MB each.
    private static final int READY = 2;

    private final Sandbox sandbox;
    private final JvmBox jvm;
    private final HandInServers servers;
    private final int warmUps;
    private final BooleanSupplier busy;
    private final Deque<Ready> ready = new ArrayDeque<>();
    private final ExecutorService background =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("runners").factory());
    private long usual;
    private boolean closed;

    /// @param memory bytes: what a JVM may have is said when it starts
    private record Ready(Runner runner, long memory) {}

    /// @param usual bytes of memory that most hand-ins get
    /// @param warmUps of each
    /// @param busy whether hand-ins are being graded
    Runners(
            Sandbox sandbox,
            JvmBox jvm,
            HandInServers servers,
            long usual,
            int warmUps,
            BooleanSupplier busy) {
        this.sandbox = sandbox;
        this.jvm = jvm;
        this.servers = servers;
        this.usual = usual;
        this.warmUps = warmUps;
        this.busy = busy;
        later(this::refill);
    }

    /// A runner with so much memory. The caller closes it.
    Runner take(long memory) {
        var waiting = waiting(memory);
        // while there are more, the hand-in needs the processors itself
        if (isEmpty()) later(this::refill);
        var runner = waiting.orElseGet(() -> Runner.start(sandbox, jvm, servers, memory));
        runner.settle();
        return runner;
    }

    /// Says that a hand-in is done: there may be time to get ready for the next.
    void idle() {
        if (!busy.getAsBoolean()) later(this::refill);
    }

    private synchronized void later(Runnable work) {
        if (!closed) background.execute(work);
    }

    private synchronized boolean isEmpty() {
        return ready.isEmpty();
    }

    private synchronized Optional<Runner> waiting(long memory) {
        if (closed) throw new IllegalStateException("the runners are closed");
        if (memory != usual && ready.stream().noneMatch(one -> one.memory() == memory)) {
            usual = memory; // the next ones will be of this size
            return Optional.empty();
        }
        var fit = ready.stream().filter(one -> one.memory() == memory && one.runner().isAlive());
        var best = fit.max(Comparator.comparing(one -> one.runner().isWarm()));
        best.ifPresent(ready::remove);
        return best.map(Ready::runner);
    }

    private void refill() {
        try {
            discard();
            for (var size = missing(); size.isPresent(); size = missing()) {
                add(
                        new Ready(
                                Runner.start(sandbox, jvm, servers, size.getAsLong()),
                                size.getAsLong()));
            }
            if (!busy.getAsBoolean()) warmUp();
        } catch (SandboxFault | IllegalStateException e) {
            if (isClosed()) return;
            LOG.warn("no runner could be started ahead; the next hand-in starts its own", e);
        }
    }

    private void discard() {
        List<Ready> useless;
        synchronized (this) {
            useless =
                    ready.stream()
                            .filter(one -> one.memory() != usual || !one.runner().isAlive())
                            .toList();
            ready.removeAll(useless);
        }
        useless.forEach(one -> one.runner().close());
    }

    private synchronized OptionalLong missing() {
        return closed || ready.size() >= READY ? OptionalLong.empty() : OptionalLong.of(usual);
    }

    private void add(Ready one) {
        synchronized (this) {
            if (!closed) {
                ready.add(one);
                return;
            }
        }
        one.runner().close();
    }

    private void warmUp() {
        for (var runner = cold(); runner.isPresent(); runner = cold()) {
            try {
                var lease = servers.leaseSpare();
                if (lease.isEmpty()) return;
                try (var server = lease.get()) {
                    runner.get().warmUp(server, warmUps);
                }
            } catch (SQLException | IOException | SandboxFault | IllegalStateException e) {
                if (isClosed()) return;
                LOG.warn("a runner could not be warmed up and is dropped", e);
                drop(runner.get());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized Optional<Runner> cold() {
        if (busy.getAsBoolean()) return Optional.empty();
        return ready.stream().map(Ready::runner).filter(runner -> !runner.isWarm()).findFirst();
    }

    private void drop(Runner runner) {
        synchronized (this) {
            if (!ready.removeIf(one -> one.runner() == runner)) return; // somebody has it
        }
        runner.close();
    }

    @Override
    public void close() {
        List<Ready> left;
        synchronized (this) {
            closed = true;
            background.shutdownNow();
            left = List.copyOf(ready);
            ready.clear();
        }
        left.forEach(one -> one.runner().close());
    }
}
