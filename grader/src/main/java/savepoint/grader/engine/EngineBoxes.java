package savepoint.grader.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import savepoint.grader.bundle.Engine;
import savepoint.grader.sandbox.BoxSpec;
import savepoint.grader.sandbox.ClassCache;
import savepoint.grader.sandbox.JvmBox;
import savepoint.grader.sandbox.JvmFlags;
import savepoint.grader.sandbox.Sandbox;
import savepoint.grader.sandbox.SandboxFault;
import savepoint.runner.engine.EngineMain;

/// Engines in boxes, started ahead once a bundle has asked for one.
final class EngineBoxes implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EngineBoxes.class);

    /// A hand-in's and its solution's.
    private static final int READY = 2;

    /// Requests of one box: what an engine keeps of its past grows with use.
    private static final int MOST_USES = 2_000;

    private final Sandbox sandbox;
    private final JvmBox jvm;
    private final Path classes;
    private final Map<Engine, JvmBox> trained = new EnumMap<>(Engine.class);
    private final Map<Engine, Deque<EngineBox>> idle = new EnumMap<>(Engine.class);
    private final ExecutorService background =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("engines").factory());
    private boolean closed;

    /// @param classes a folder that keeps the classes of trained JVMs
    EngineBoxes(Sandbox sandbox, JvmBox jvm, Path classes) {
        this.sandbox = sandbox;
        this.jvm = jvm;
        this.classes = classes;
    }

    /// Such as `sqlite 3.53.4.0`.
    String version(Engine engine) {
        return engine.word() + " " + jvm.image().version(Drivers.of(engine));
    }

    /// A box with this engine in it, without a database. The caller closes it or gives it back.
    EngineBox take(Engine engine) {
        var waiting = waiting(engine);
        later(() -> refill(engine));
        return waiting == null ? start(engine) : waiting;
    }

    private synchronized EngineBox waiting(Engine engine) {
        if (closed) throw new IllegalStateException("the engines are closed");
        var boxes = idle.computeIfAbsent(engine, _ -> new ArrayDeque<>());
        while (!boxes.isEmpty()) {
            var box = boxes.removeFirst();
            if (box.isAlive()) return box;
            box.close();
        }
        return null;
    }

    /// Takes back a box that no file of a hand-in was loaded into and that stands as it stood.
    void giveBack(EngineBox box, Engine engine) {
        synchronized (this) {
            var boxes = idle.computeIfAbsent(engine, _ -> new ArrayDeque<>());
            if (!closed && box.isAlive() && box.uses() < MOST_USES && boxes.size() < 2 * READY) {
                // the one used last has run through all that a statement runs through
                boxes.addFirst(box);
                return;
            }
        }
        box.close();
    }

    private EngineBox start(Engine engine) {
        JvmBox box;
        synchronized (this) {
            box = trained.getOrDefault(engine, plain(engine));
        }
        return new EngineBox(
                sandbox.start(
                        box.handIn(
                                engine.word() + " engine",
                                EngineMain.class.getName(),
                                List.of(engine.word()),
                                EngineBox.LIMITS,
                                List.of(),
                                BoxSpec.Turn.ON_GO)));
    }

    private JvmBox plain(Engine engine) {
        return jvm.in(Drivers.outfit(engine));
    }

    private synchronized void later(Runnable work) {
        if (!closed) background.execute(work);
    }

    private void refill(Engine engine) {
        try {
            if (!isTrained(engine)) train(engine);
            while (isMissing(engine)) {
                var box = start(engine);
                practise(box);
                giveBack(box, engine);
            }
        } catch (SandboxFault | IllegalStateException | IOException | SQLException e) {
            if (!isClosed())
                LOG.warn(
                        "no {} engine could be started ahead; the next hand-in starts its own",
                        engine,
                        e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized boolean isTrained(Engine engine) {
        return trained.containsKey(engine);
    }

    private synchronized boolean isMissing(Engine engine) {
        return !closed && idle.computeIfAbsent(engine, _ -> new ArrayDeque<>()).size() < READY;
    }

    private void train(Engine engine) throws IOException, SQLException, InterruptedException {
        var cache =
                new ClassCache(
                        engine.word() + "-engine",
                        JvmFlags.handIn(EngineBox.LIMITS),
                        EngineMain.class.getName(),
                        List.of(engine.word()),
                        EngineBox.LIMITS);
        var made =
                cache.in(
                        classes,
                        sandbox,
                        plain(engine),
                        List.of(),
                        box -> practise(new EngineBox(box)));
        synchronized (this) {
            trained.put(engine, made);
        }
    }

    /// Does with it what gradings do.
    private static void practise(EngineBox box) {
        box.begin();
        box.run(
                List.of(
                        "create table warm (id integer primary key, name varchar(20), amount numeric(8, 2))",
                        "insert into warm values (1, 'a', 2.5), (2, 'b', null)"));
        for (var otherwise : List.of(false, true))
            box.ask(
                    "select name, count(*), sum(amount) from warm group by name order by 2 desc, 1",
                    otherwise,
                    10,
                    EngineBox.LIMITS);
        box.ask("select nothing from nowhere", false, 10, EngineBox.LIMITS);
        box.tables(List.of(), List.of());
        box.begin();
    }

    @Override
    public void close() {
        List<EngineBox> left;
        synchronized (this) {
            closed = true;
            background.shutdownNow();
            left = idle.values().stream().flatMap(Deque::stream).toList();
            idle.clear();
        }
        left.forEach(EngineBox::close);
    }
}
