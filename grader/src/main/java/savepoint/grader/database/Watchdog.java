package savepoint.grader.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Cuts a connection when its time is up, whatever the server says meanwhile.
final class Watchdog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final ScheduledExecutorService CLOCK =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("database-watchdog").factory());

    private final Connection connection;
    private final Future<?> bite;
    private volatile boolean bitten;

    Watchdog(Connection connection, Duration limit) {
        this.connection = connection;
        this.bite = CLOCK.schedule(this::bite, limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void bite() {
        try {
            if (connection.isClosed()) return;
            bitten = true;
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.warn("a session whose time was up could not be cut", e);
        }
    }

    boolean hasBitten() {
        return bitten;
    }

    @Override
    public void close() {
        bite.cancel(false);
    }
}
