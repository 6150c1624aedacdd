package savepoint.grader.worker;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import savepoint.grader.queue.GradingQueue;

/// Wakes idle lanes when something was queued. A notification may be lost with its connection, come twice or come late:
/// lanes look for themselves when they have heard nothing for a while, and find nothing when they were woken for nothing.
final class Wake implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Wake.class);
    private static final int LISTEN_MILLIS = 1_000;

    private final Line line;
    private final Patience patience;
    private final int lanes;
    private final Semaphore queued = new Semaphore(0);
    private final Thread thread = Thread.ofPlatform().name("wake").daemon().unstarted(this::listen);
    private volatile boolean closed;

    Wake(Platform platform, Patience patience, int lanes) {
        this.line = platform.line();
        this.patience = patience;
        this.lanes = lanes;
    }

    void start() {
        thread.start();
    }

    /// Waits until something may be in the queue.
    void await() throws InterruptedException {
        if (queued.tryAcquire(patience.look().toMillis(), TimeUnit.MILLISECONDS))
            log.debug("woken");
    }

    private void listen() {
        try (line) {
            while (!closed) {
                try {
                    line.use(this::hear);
                } catch (SQLException away) {
                    if (closed) return;
                    log.debug("nothing is heard of the queue: {}", away.getMessage());
                    TimeUnit.NANOSECONDS.sleep(patience.afterTrouble().toNanos());
                }
            }
        } catch (InterruptedException _) {
            log.debug("listening has stopped");
        }
    }

    private Void hear(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + GradingQueue.QUEUED);
        }
        var listening = connection.unwrap(PGConnection.class);
        while (!closed) {
            var heard = listening.getNotifications(LISTEN_MILLIS);
            // more than there are lanes would send them looking for what others took long ago; one
            // more than was heard,
            // since the first may be a lane that takes no regrades
            if (heard != null && heard.length > 0)
                queued.release(
                        Math.max(0, Math.min(heard.length + 1, lanes - queued.availablePermits())));
        }
        return null;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
