package savepoint.grader.worker;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import savepoint.grader.queue.Claim;
import savepoint.grader.queue.GradingQueue;

/// Keeps the leases of running gradings alive. A grading whose lease was lost runs on, and its verdict is refused.
final class Leases implements AutoCloseable {
    static final Duration LENGTH = Duration.ofSeconds(30);

    private static final Logger log = LoggerFactory.getLogger(Leases.class);

    private final DataSource database;
    private final Set<Claim> running = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService beat =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("leases").daemon().factory());

    Leases(DataSource database) {
        this.database = database;
        // three beats a lease, so that one lost beat loses nothing
        var _ = beat.scheduleWithFixedDelay(this::extendAll, 10, 10, TimeUnit.SECONDS);
    }

    void hold(Claim claim) {
        running.add(claim);
    }

    void drop(Claim claim) {
        running.remove(claim);
    }

    private void extendAll() {
        if (running.isEmpty()) return;
        try (var connection = database.getConnection()) {
            for (var claim : running) {
                if (!GradingQueue.extend(connection, claim, LENGTH)) {
                    log.warn(
                            "grading {} was taken over by another worker; this one's verdict will be refused",
                            claim.ref());
                }
            }
        } catch (SQLException away) {
            log.warn("leases could not be lengthened, next try in 10 s: {}", away.getMessage());
        }
    }

    @Override
    public void close() {
        beat.shutdownNow();
    }
}
