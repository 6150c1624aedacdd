package savepoint.server.grading;

import java.time.InstantSource;
import savepoint.grader.cli.Workshops;
import savepoint.grader.run.Grader;
import savepoint.grader.run.WarmUps;
import savepoint.grader.run.Workshop;
import savepoint.grader.worker.Patience;
import savepoint.grader.worker.Worker;
import savepoint.postgres.TestData;
import savepoint.server.TestPlatform;

/// A worker at a platform's queue, with sandbox, compiler and hand-in servers. All tests of a run share the tools.
public final class RealGrader implements AutoCloseable {
    private static Workshop workshop;

    private final Worker worker;

    /// Begins to grade what this platform queues, so much at once.
    public RealGrader(TestPlatform platform, int lanes) throws Exception {
        worker =
                new Worker(
                        platform.postgres().grader(),
                        new Grader(workshop()),
                        "test",
                        lanes,
                        Patience.USUAL,
                        InstantSource.system());
    }

    /// What grades, without a queue.
    public static Grader grader() throws Exception {
        return new Grader(workshop());
    }

    private static synchronized Workshop workshop() throws Exception {
        if (workshop == null) {
            workshop = TestData.alone(() -> Workshops.open(TestData.FOLDER, WarmUps.LEAST));
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(workshop::close));
        }
        return workshop;
    }

    @Override
    public void close() {
        worker.close();
    }
}
