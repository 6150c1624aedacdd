package savepoint.grader.run;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import savepoint.grader.bundle.Engine;
import savepoint.grader.database.HandInServers;
import savepoint.grader.sandbox.JvmBox;
import savepoint.grader.sandbox.Outfit;
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
    private final Path classes;
    private final HandInServers servers;
    private final int warmUps;
    private final BooleanSupplier busy;
    private final Deque<Ready> ready = new ArrayDeque<>();
    private final ExecutorService background =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("runners").factory());
    private final Map<Outfit, JvmBox> trained = new HashMap<>();
    private Attire usual;
    private boolean closed;

    private record Ready(Runner runner, Attire attire) {}

    /// @param jvm which has been trained for the usual attire
    /// @param classes a folder that keeps the classes of trained JVMs
    /// @param usual what most hand-ins need
    /// @param warmUps of each
    /// @param busy whether hand-ins are being graded
    Runners(
            Sandbox sandbox,
            JvmBox jvm,
            Path classes,
            HandInServers servers,
            Attire usual,
            int warmUps,
            BooleanSupplier busy) {
        this.sandbox = sandbox;
        this.jvm = jvm;
        this.classes = classes;
        this.trained.put(usual.outfit(), jvm);
        this.servers = servers;
        this.usual = usual;
        this.warmUps = warmUps;
        this.busy = busy;
        later(this::refill);
    }

    /// A runner that is made for this. The caller closes it.
    Runner take(Attire attire) {
        var waiting = waiting(attire);
        // while there are more, the hand-in needs the processors itself
        if (isEmpty()) later(this::refill);
        var runner = waiting.orElseGet(() -> start(attire));
        runner.settle();
        return runner;
    }

    private Runner start(Attire attire) {
        JvmBox box;
        synchronized (this) {
            box = trained.getOrDefault(attire.outfit(), jvm.in(attire.outfit()));
        }
        return Runner.start(sandbox, box, servers, attire.memory());
    }

    /// Says that a hand-in is done: there may be time to get ready for the next.
    void idle() {
        if (!busy.getAsBoolean()) later(this::refill);
    }

    private synchronized void later(Runnable work) {
        if (!closed) background.execute(work);
    }

    /// How many wait for a hand-in.
    synchronized int waiting() {
        return ready.size();
    }

    private synchronized boolean isEmpty() {
        return ready.isEmpty();
    }

    private synchronized Optional<Runner> waiting(Attire attire) {
        if (closed) throw new IllegalStateException("the runners are closed");
        if (!attire.equals(usual) && ready.stream().noneMatch(one -> one.attire().equals(attire))) {
            usual = attire; // the next ones will be like this
            return Optional.empty();
        }
        var fit =
                ready.stream().filter(one -> one.attire().equals(attire) && one.runner().isAlive());
        var best = fit.max(Comparator.comparing(one -> one.runner().isWarm()));
        best.ifPresent(ready::remove);
        return best.map(Ready::runner);
    }

    private void refill() {
        try {
            discard();
            for (var next = missing(); next.isPresent(); next = missing()) {
                train(next.get());
                add(new Ready(start(next.get()), next.get()));
            }
            if (!busy.getAsBoolean()) warmUp();
        } catch (SandboxFault | IllegalStateException | IOException | SQLException e) {
            if (isClosed()) return;
            LOG.warn("no runner could be started ahead; the next hand-in starts its own", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Keeps the classes of a JVM in this outfit, once.
    private void train(Attire attire) throws IOException, SQLException, InterruptedException {
        synchronized (this) {
            if (trained.containsKey(attire.outfit())) return;
        }
        var made = Runner.trained(sandbox, attire, jvm, classes, servers);
        synchronized (this) {
            trained.put(attire.outfit(), made);
        }
    }

    private void discard() {
        List<Ready> useless;
        synchronized (this) {
            useless =
                    ready.stream()
                            .filter(one -> !one.attire().equals(usual) || !one.runner().isAlive())
                            .toList();
            ready.removeAll(useless);
        }
        useless.forEach(one -> one.runner().close());
    }

    private synchronized Optional<Attire> missing() {
        return closed || ready.size() >= READY ? Optional.empty() : Optional.of(usual);
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
        for (var next = cold(); next.isPresent(); next = cold()) {
            var runner = next.get().runner();
            try {
                if (next.get().attire().engine() == Engine.POSTGRESQL) {
                    var lease = servers.leaseSpare();
                    if (lease.isEmpty()) return;
                    try (var server = lease.get()) {
                        runner.warmUp(server, warmUps);
                    }
                } else runner.warmUp(next.get().attire().engine(), warmUps);
            } catch (SQLException | IOException | SandboxFault | IllegalStateException e) {
                if (isClosed()) return;
                LOG.warn("a runner could not be warmed up and is dropped", e);
                drop(runner);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized Optional<Ready> cold() {
        if (busy.getAsBoolean()) return Optional.empty();
        return ready.stream().filter(one -> !one.runner().isWarm()).findFirst();
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
