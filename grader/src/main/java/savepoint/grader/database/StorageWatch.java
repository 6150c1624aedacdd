package savepoint.grader.database;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks from outside at how much a server has written, where no control group counts files in memory.
final class StorageWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StorageWatch.class);
    private static final Duration INTERVAL = Duration.ofMillis(200);
    private static final ScheduledExecutorService CLOCK =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("storage-watch").factory());

    private final Path folder;
    private final long limitBytes;
    private final Runnable onFull;
    private final Future<?> looking;

    StorageWatch(Path folder, long limitBytes, Runnable onFull) {
        this.folder = folder;
        this.limitBytes = limitBytes;
        this.onFull = onFull;
        this.looking =
                CLOCK.scheduleWithFixedDelay(
                        this::look, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            if (size() > limitBytes) onFull.run();
        } catch (IOException | RuntimeException e) {
            LOG.warn("cannot measure {}; looking again in {}", folder, INTERVAL, e);
        }
    }

    private long size() throws IOException {
        var sum =
                new SimpleFileVisitor<Path>() {
                    private long bytes;

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        bytes += attributes.size();
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException failure) {
                        return FileVisitResult.CONTINUE; // removed while we looked
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path directory, IOException failure) {
                        return FileVisitResult.CONTINUE;
                    }
                };
        Files.walkFileTree(folder, sum);
        return sum.bytes;
    }

    @Override
    public void close() {
        looking.cancel(false);
    }
}
