package savepoint.server.similarity.jplag;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ends a process that takes too long.
final class Watchdog implements AutoCloseable {
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean rang;

    Watchdog(Process process, Duration time) {
        Thread.ofVirtual()
                .name("watchdog")
                .start(() -> {
                    try {
                        if (done.await(time.toSeconds(), TimeUnit.SECONDS)) return;
                        rang = true;
                        process.destroyForcibly();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    boolean rang() {
        return rang;
    }

    @Override
    public void close() {
        done.countDown();
    }
}
