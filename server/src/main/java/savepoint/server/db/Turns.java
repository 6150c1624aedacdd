package savepoint.server.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;

/// Gives out a pool's connections in the order in which they were asked for: the pool itself hands one to whoever is
/// quickest, and of a class that starts a quiz in the same moment some would wait until they are turned away.
final class Turns implements ConnectionFactory {
    private final DataSource pool;
    private final Semaphore turns;
    private final Duration patience;

    Turns(DataSource pool, int connections, Duration patience) {
        this.pool = pool;
        this.turns = new Semaphore(connections, true);
        this.patience = patience;
    }

    /// How many wait for theirs.
    int waiting() {
        return turns.getQueueLength();
    }

    @Override
    public Connection openConnection() throws SQLException {
        try {
            if (!turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS))
                throw new SQLTransientConnectionException(
                        "no connection was free within %s; %d wait"
                                .formatted(patience, turns.getQueueLength()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException(
                    "interrupted while waiting for a connection", stopped);
        }
        try {
            return pool.getConnection();
        } catch (SQLException | RuntimeException failed) {
            turns.release();
            throw failed;
        }
    }

    @Override
    public void closeConnection(Connection connection) throws SQLException {
        try {
            connection.close();
        } finally {
            turns.release();
        }
    }
}
