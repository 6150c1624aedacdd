package savepoint.grader.worker;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import savepoint.postgres.DatabaseLogin;

/// The platform's database as a worker meets it: it may go away at any moment, and comes back.
final class Platform {
    private static final Logger log = LoggerFactory.getLogger(Platform.class);

    private final DatabaseLogin login;
    private final Duration silence;
    private final AtomicBoolean away = new AtomicBoolean();

    /// @param silence after which a database that does not answer counts as gone
    Platform(DatabaseLogin login, Duration silence) {
        this.login = login;
        this.silence = silence;
    }

    /// A connection for one thread.
    Line line() {
        return new Line(this);
    }

    Connection connect() throws SQLException {
        var seconds = Long.toString(Math.max(1, silence.toSeconds()));
        var properties = new Properties();
        properties.setProperty("user", login.user());
        properties.setProperty("password", login.password());
        properties.setProperty("ApplicationName", Thread.currentThread().getName());
        properties.setProperty("loginTimeout", seconds);
        properties.setProperty("socketTimeout", seconds);
        return DriverManager.getConnection(login.url(), properties);
    }

    /// Whether the same may work later: connections, disk space and the like come back, wrong SQL does not.
    static boolean passes(SQLException failed) {
        var state = failed.getSQLState();
        if (state == null || state.length() < 2) return false;
        return switch (state.substring(0, 2)) {
            // connection, read-only standby, transaction, resources, in use, operator, system
            case "08", "25", "40", "53", "55", "57", "58" -> true;
            default -> false;
        };
    }

    void failed(SQLException failed) {
        if (passes(failed) && !away.getAndSet(true))
            log.warn(
                    "The platform's database is away and is asked again until it is back: {}",
                    failed.getMessage());
    }

    void worked() {
        if (away.get() && away.getAndSet(false)) log.info("The platform's database is back");
    }
}
