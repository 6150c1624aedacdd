package savepoint.grader.worker;

import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import savepoint.grader.queue.GradingQueue;
import savepoint.postgres.DatabaseLogin;

/// Wakes idle lanes when something was queued. A notification may be lost with its connection, so lanes look by
/// themselves every two seconds too.
final class Wake implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Wake.class);
    private static final int LOOK_SECONDS = 2;

    private final DatabaseLogin login;
    private final Semaphore queued = new Semaphore(0);
    private final Thread listener =
            Thread.ofPlatform().name("wake").daemon().unstarted(this::listen);
    private volatile boolean closed;

    Wake(DatabaseLogin login) {
        this.login = login;
        listener.start();
    }

    /// Waits until something may be in the queue; true where a notification said so.
    boolean await() throws InterruptedException {
        return queued.tryAcquire(LOOK_SECONDS, TimeUnit.SECONDS);
    }

    private void listen() {
        while (!closed) {
            try (var connection = login.connect();
                    var statement = connection.createStatement()) {
                statement.execute("listen " + GradingQueue.QUEUED);
                while (!closed) {
                    var heard = connection.unwrap(PGConnection.class).getNotifications(1_000);
                    if (heard != null) queued.release(heard.length);
                }
            } catch (SQLException away) {
                if (closed) return;
                log.warn(
                        "the platform's database is away, next try in {} s: {}",
                        LOOK_SECONDS,
                        away.getMessage());
                pause();
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.SECONDS.sleep(LOOK_SECONDS);
        } catch (InterruptedException stopped) {
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        listener.interrupt();
    }
}
