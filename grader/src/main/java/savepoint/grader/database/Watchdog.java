package savepoint.grader.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import savepoint.grader.sandbox.SandboxFault;
import savepoint.grader.verdict.Limit;

/// Cuts a connection when its time is up, whatever the server says meanwhile.
final class Watchdog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final ScheduledExecutorService CLOCK =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("database-watchdog").factory());

    private final Connection connection;
    private final Patience patience;
    private final long begun = System.nanoTime();
    private final Duration cpuBefore;
    private final Future<?> looking;
    private volatile Optional<Limit> bitten = Optional.empty();

    /// @param cpu that the server may use for it
    /// @param used what the server has used so far
    record Patience(Duration cpu, Duration wall, Supplier<Duration> used) {}

    Watchdog(Connection connection, Patience patience) {
        this.connection = connection;
        this.patience = patience;
        this.cpuBefore = patience.used().get();
        this.looking =
                CLOCK.scheduleWithFixedDelay(
                        this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        if (bitten.isPresent()) return;
        try {
            if (System.nanoTime() - begun > patience.wall().toNanos()) bite(Limit.WALL);
            else if (patience.used().get().minus(cpuBefore).compareTo(patience.cpu()) > 0)
                bite(Limit.CPU);
        } catch (SandboxFault gone) {
            LOG.debug("a server's CPU time cannot be told: it has ended", gone);
        }
    }

    private void bite(Limit limit) {
        try {
            if (connection.isClosed()) return;
            bitten = Optional.of(limit);
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.warn("a session whose time was up could not be cut", e);
        }
    }

    /// The limit that it was cut for, if it was.
    Optional<Limit> bitten() {
        return bitten;
    }

    @Override
    public void close() {
        looking.cancel(false);
    }
}
