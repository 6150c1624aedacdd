package savepoint.server;

import java.nio.file.Path;

/// The grader that `serve` starts: a process of its own beside the application, at a lower priority than its pages.
public final class ServedGrader implements AutoCloseable {
    private static final Path DATA = Path.of("target", "test-grader").toAbsolutePath();

    private final GraderProcess process;

    /// Begins to grade what this platform queues.
    public ServedGrader(TestPlatform platform) {
        process = GraderProcess.start(platform.postgres().grader(), DATA);
    }

    @Override
    public void close() {
        process.close();
    }
}
