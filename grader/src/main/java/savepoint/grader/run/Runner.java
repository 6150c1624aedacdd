package savepoint.grader.run;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import savepoint.grader.bridge.Bridge;
import savepoint.grader.bundle.Engine;
import savepoint.grader.bundle.HandInLimits;
import savepoint.grader.database.CaseDatabase;
import savepoint.grader.database.HandInServers;
import savepoint.grader.database.Lease;
import savepoint.grader.database.Template;
import savepoint.grader.sandbox.Bind;
import savepoint.grader.sandbox.Box;
import savepoint.grader.sandbox.BoxSpec;
import savepoint.grader.sandbox.ClassCache;
import savepoint.grader.sandbox.JvmBox;
import savepoint.grader.sandbox.JvmFlags;
import savepoint.grader.sandbox.Limits;
import savepoint.grader.sandbox.Sandbox;
import savepoint.runner.Case;
import savepoint.runner.FirstSteps;
import savepoint.runner.RunnerMain;
import savepoint.runner.WarmUp;

/// A JVM in its box with a bridge of its own, that waits for a hand-in, serves it, and goes.
final class Runner implements AutoCloseable {
    /// Larger than the runner's own cap on an observation.
    static final int LARGEST_ANSWER = 16 << 20;

    /// The number of the case and the length, before each answer.
    private static final int HEADER = 8;

    /// With the files that an answer may bring.
    private static final long MOST_ANSWERED = HEADER + LARGEST_ANSWER + 16 + Case.Where.MOST_LEFT;

    /// Threads and processes: a JVM needs about a dozen for itself.
    static final int PROCESSES = 128;

    /// Where the database's socket stands inside.
    private static final String SOCKETS = "/db";

    private static final Template WARM = Template.of(WarmUp.SCHEMA, List.of());

    private final Box box;
    private final Bridge bridge;
    private final DataInputStream answers;
    private final DataOutputStream requests;
    private volatile boolean warm;
    private volatile boolean wanted;

    private Runner(Box box, Bridge bridge) {
        this.box = box;
        this.bridge = bridge;
        this.answers = new DataInputStream(box.stdout());
        this.requests = new DataOutputStream(new BufferedOutputStream(box.stdin()));
    }

    /// Returns at once: what is asked of it waits in its pipe until it has started.
    static Runner start(Sandbox sandbox, JvmBox jvm, HandInServers servers, long memory) {
        var bridge = servers.bridge();
        try {
            var limits = starting(memory);
            var spec =
                    jvm.handIn(
                            "hand-in",
                            RunnerMain.class.getName(),
                            List.of(),
                            limits,
                            List.of(sockets(bridge)),
                            BoxSpec.Turn.ON_GO);
            return new Runner(sandbox.start(spec), bridge);
        } catch (RuntimeException e) {
            bridge.close();
            throw e;
        }
    }

    /// The same JVM with its classes kept as they are after a warm-up.
    static JvmBox trained(
            Sandbox sandbox, Attire attire, JvmBox jvm, Path classes, HandInServers servers)
            throws IOException, SQLException, InterruptedException {
        var limits = starting(HandInLimits.DEFAULT.memory());
        var cache =
                new ClassCache(
                        "runner",
                        JvmFlags.handIn(limits),
                        RunnerMain.class.getName(),
                        List.of(),
                        limits);
        try (var bridge = servers.bridge()) {
            return cache.in(
                    classes,
                    sandbox,
                    jvm.in(attire.outfit()),
                    List.of(sockets(bridge)),
                    box -> new Runner(box, bridge).warmUp(attire, servers, 1));
        }
    }

    /// Has it do what hand-ins of this attire do.
    void warmUp(Attire attire, HandInServers servers, int times)
            throws SQLException, IOException, InterruptedException {
        if (attire.engine() != Engine.POSTGRESQL) {
            warmUp(attire.engine(), times);
            return;
        }
        try (var lease = servers.lease()) {
            warmUp(lease, times);
        }
    }

    private static Bind sockets(Bridge bridge) {
        return Bind.sockets(bridge.folder(), SOCKETS);
    }

    /// A turn of a hand-in.
    ///
    /// @param patient whether other boxes go first: what it waits for them is not held against it
    static Limits limits(HandInLimits of, boolean patient) {
        var wall = patient ? of.wall().multipliedBy(Box.PATIENCE) : of.wall();
        return new Limits(of.cpu(), wall, of.memory(), MOST_ANSWERED, of.output(), PROCESSES);
    }

    /// A turn of our own code, until a hand-in comes.
    private static Limits starting(long memory) {
        return new Limits(
                Duration.ofSeconds(10),
                Duration.ofMinutes(1),
                memory,
                MOST_ANSWERED,
                HandInLimits.DEFAULT.output(),
                PROCESSES);
    }

    Box box() {
        return box;
    }

    Bridge bridge() {
        return bridge;
    }

    DataInputStream answers() {
        return answers;
    }

    DataOutputStream requests() {
        return requests;
    }

    /// Has it do, on a database of its own, what hand-ins do, so many times or until somebody wants it. Quicker for the
    /// hand-in, dearer for the machine.
    synchronized void warmUp(Lease lease, int times)
            throws SQLException, IOException, InterruptedException {
        if (wanted) return;
        try (var database = lease.create(WARM)) {
            database.admit(bridge);
            box.go();
            for (int time = 0; time < times && !wanted; time++) {
                practise(
                        new Case(
                                0,
                                WarmUp.class.getName(),
                                WarmUp.Notebook.class.getName(),
                                where(database),
                                0));
            }
        } finally {
            box.rest();
        }
    }

    /// The same where it needs no server.
    synchronized void warmUp(Engine engine, int times) throws IOException {
        if (wanted) return;
        box.go();
        try {
            for (int time = 0; time < times && !wanted; time++) {
                practise(
                        new Case(
                                0,
                                FirstSteps.class.getName(),
                                FirstSteps.Counting.class.getName(),
                                Case.Where.file(engine.word(), new byte[0]),
                                0));
            }
        } finally {
            box.rest();
        }
    }

    private void practise(Case job) throws IOException {
        requests.writeByte(RunnerMain.WARM_UP);
        job.write(requests);
        answers.readInt();
        answers.skipNBytes(answers.readInt());
        for (int part = 0; part < job.where().parts(); part++)
            answers.skipNBytes(answers.readInt());
        box.nextAnswer();
        warm = true;
    }

    /// A database of a server, as the program inside hears of it.
    static Case.Where where(CaseDatabase database) {
        return Case.Where.server(
                Engine.POSTGRESQL.word(),
                SOCKETS,
                database.name(),
                database.role(),
                database.password());
    }

    /// Returns when nothing else is under way in it, soon.
    void settle() {
        wanted = true;
        synchronized (this) {
            // its warm-up has ended
        }
    }

    boolean isWarm() {
        return warm;
    }

    boolean isAlive() {
        return box.isAlive();
    }

    @Override
    public void close() {
        box.close();
        bridge.close();
    }
}
