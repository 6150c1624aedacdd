package savepoint.server;

import java.util.Optional;
import savepoint.postgres.TestData;

/// The grader that `serve` starts: a process of its own beside the application, at a lower priority than its pages.
public final class ServedGrader implements AutoCloseable {
    private final GraderProcess process;

    /// Begins to grade what this platform queues.
    public ServedGrader(TestPlatform platform) {
        process =
                GraderProcess.start(
                        platform.postgres().grader(), TestData.FOLDER, Optional.empty());
    }

    @Override
    public void close() {
        process.close();
    }
}
