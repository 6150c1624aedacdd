package savepoint.server.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.extension.Extensions;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import savepoint.postgres.DatabaseLogin;

/// The platform's database as a pool of connections. Rows come as records, SQL stands in the features' store
/// interfaces.
public final class Database implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Database.class);
    private static final int CONNECTIONS = 16;
    // Left to the jobs, which take theirs from the pool itself.
    private static final int OF_JOBS = 2;
    // A page whose database is away says so soon, instead of keeping its reader waiting.
    private static final Duration WAIT_FOR_CONNECTION = Duration.ofSeconds(5);
    // A class that starts a quiz in the same moment is served one after the other; nobody of it is
    // turned away.
    private static final Duration WAIT_FOR_TURN = Duration.ofSeconds(20);
    private static final Duration LONGEST_STATEMENT = Duration.ofSeconds(20);

    private final HikariDataSource pool;
    private final Turns turns;
    private final Jdbi jdbi;

    private Database(HikariDataSource pool) {
        this.pool = pool;
        this.turns = new Turns(pool, CONNECTIONS - OF_JOBS, WAIT_FOR_TURN);
        var records = new Records();
        this.jdbi = Jdbi.create(turns).registerRowMapper(records);
        var maker =
                Jdbi.create(turns).installPlugin(new SqlObjectPlugin()).registerRowMapper(records);
        jdbi.configure(Extensions.class, known -> known.register(new Stores(maker)));
    }

    /// Opens a pool with this login; fails if the database does not answer.
    public static Database open(DatabaseLogin login) {
        var config = new HikariConfig();
        config.setPoolName("platform");
        config.setJdbcUrl(login.url());
        config.setUsername(login.user());
        config.setPassword(login.password());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(WAIT_FOR_CONNECTION.toMillis());
        config.setConnectionInitSql("set statement_timeout = " + LONGEST_STATEMENT.toMillis());
        config.addDataSourceProperty("ApplicationName", "savepoint-server");
        // To plan many a query takes longer than to run it: PostgreSQL is to keep the plan from the
        // first time on.
        config.addDataSourceProperty("prepareThreshold", 1);
        config.addDataSourceProperty("connectTimeout", WAIT_FOR_CONNECTION.toSeconds());
        config.addDataSourceProperty(
                "socketTimeout", LONGEST_STATEMENT.plusSeconds(10).toSeconds());
        return new Database(new HikariDataSource(config));
    }

    /// An SQL object that takes a connection for each call.
    public <S> S store(Class<S> type) {
        return jdbi.onDemand(type);
    }

    /// Does it all or nothing, on one connection. Inside, stores are had by `handle.attach(Store.class)`.
    public <T> T inTransaction(Function<Handle, T> work) {
        return jdbi.inTransaction(work::apply);
    }

    /// Does it all or nothing, on one connection.
    public void useTransaction(Consumer<Handle> work) {
        jdbi.useTransaction(work::accept);
    }

    /// Whether it answers, within the time that a connection takes at most.
    public boolean answers() {
        try (var connection = pool.getConnection()) {
            return connection.isValid(Math.toIntExact(WAIT_FOR_CONNECTION.toSeconds()));
        } catch (SQLException away) {
            log.warn("The database does not answer: {}", away.getMessage());
            return false;
        }
    }

    /// How busy the pool is.
    ///
    /// @param waiting who want a connection and have none
    public record Load(int most, int active, int idle, int waiting) {}

    /// How busy it is now.
    public Load load() {
        var now = pool.getHikariPoolMXBean();
        return new Load(
                CONNECTIONS,
                now.getActiveConnections(),
                now.getIdleConnections(),
                turns.waiting() + now.getThreadsAwaitingConnection());
    }

    HikariDataSource pool() {
        return pool;
    }

    /// Whether a failure means that the database could not be reached, rather than that it refused something.
    public static boolean isAway(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectionException) return true;
            // 08: connection lost; 57P: shutting down, crashed, or starting up
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && (sql.getSQLState().startsWith("08") || sql.getSQLState().startsWith("57P")))
                return true;
        }
        return false;
    }

    @Override
    public void close() {
        pool.close();
    }
}
