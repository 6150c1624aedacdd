package savepoint.grader.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import savepoint.grader.verdict.Limit;

/// A database that a hand-in asks and cannot change: its one role may select and nothing else, in read-only
/// transactions. So it stands for the next hand-in as well, once the server's count of transactions has proved that
/// nobody wrote.
public final class StandingDatabase implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HandInServer server;
    private final String name;
    private final List<Connection> sessions = new ArrayList<>();
    private final List<Watchdog> watchdogs = new ArrayList<>();

    StandingDatabase(HandInServer server, String name) {
        this.server = server;
        this.name = name;
    }

    /// Logs in as the reader, to run a hand-in's statement for it. When its time is up the session is cut and
    /// [#timedOut()] says so.
    ///
    /// @param cpu that the server may use for it
    public Connection reader(Duration cpu, Duration wall) throws SQLException {
        var session = server.readers().open(name, wall.plus(PATIENCE));
        sessions.add(session);
        watchdogs.add(new Watchdog(session, new Watchdog.Patience(cpu, wall, server::cpu)));
        return session;
    }

    /// The limit that a session was cut for, if one was.
    public Optional<Limit> timedOut() {
        return watchdogs.stream().flatMap(watchdog -> watchdog.bitten().stream()).findFirst();
    }

    /// Ends the sessions. What they run ends by itself soon.
    @Override
    public void close() throws SQLException {
        watchdogs.forEach(Watchdog::close);
        for (Connection session : sessions) session.close();
    }
}
