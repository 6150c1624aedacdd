package savepoint.grader.database;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageWatchTest {
    @TempDir Path temporary;

    @Test
    void a_folder_that_grows_past_its_limit_is_reported() throws Exception {
        var full = new CompletableFuture<Void>();
        Path folder = Files.createDirectory(temporary.resolve("deeper"));
        Files.write(folder.resolve("a"), new byte[600]);
        try (var _ = new StorageWatch(temporary, 1_000, () -> full.complete(null))) {
            assertFalse(full.isDone());
            Files.write(folder.resolve("b"), new byte[600]);
            full.get(30, TimeUnit.SECONDS);
        }
    }
}
