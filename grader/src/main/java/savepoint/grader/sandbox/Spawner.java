package savepoint.grader.sandbox;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Starts every box from one thread that lives as long as the sandbox. `--die-with-parent` follows the thread that
/// spawned a process: from a thread that ends, or a virtual one, boxes would die at random.
final class Spawner implements AutoCloseable {
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("sandbox-spawner").factory());

    Process start(List<String> command) throws IOException {
        try {
            return thread.submit(() -> spawn(command)).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while starting a box", e);
        }
    }

    private static Process spawn(List<String> command) throws IOException {
        var builder = new ProcessBuilder(command).directory(new File("/"));
        builder.environment().clear();
        return builder.start();
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
