package savepoint.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;

/// What the tests of all modules make once and share: PostgreSQL's programs, the hand-ins' Java, classes of trained JVMs.
public final class TestData {
    /// The data folder of every grader that a test starts.
    public static final Path FOLDER =
            Path.of("..", "target", "test-data").toAbsolutePath().normalize();

    private TestData() {}

    /// PostgreSQL's programs.
    public static PostgresBinaries binaries() throws IOException {
        return PostgresBinaries.in(FOLDER.resolve("postgresql"));
    }

    /// Does what makes things in the folder while no other process of the run does: the second finds them made.
    public static <T> T alone(Callable<T> work) throws Exception {
        Files.createDirectories(FOLDER);
        try (var file =
                        FileChannel.open(
                                FOLDER.resolve("lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                var _ = file.lock()) {
            return work.call();
        }
    }
}
