package savepoint.grader.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import savepoint.grader.verdict.Limit;

/// A database whose rows are changed by us between the statements of a reader: one small database after another in the
/// same tables, so that a statement is planned once for all of them.
public final class Stage implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    // rows come with their keys in order: looking them up again would take most of the time
    private static final String LOADING =
            "-c session_replication_role=replica -c search_path=public,pg_catalog -c statement_timeout=10s";

    private final HandInServer server;
    private final String name;
    private final Connection author;
    private final List<Connection> sessions = new ArrayList<>();
    private final List<Watchdog> watchdogs = new ArrayList<>();

    Stage(HandInServer server, String name) throws SQLException {
        this.server = server;
        this.name = name;
        this.author = server.connect(Roles.AUTHOR, name, LOADING);
    }

    /// A session that changes rows, for statements of ours alone. It does not look foreign keys up.
    public Connection author() {
        return author;
    }

    /// Logs in as the reader, in read-only transactions. When its time is up the session is cut and [#timedOut()] says
    /// so.
    ///
    /// @param cpu that the server may use for it
    public Connection reader(Duration cpu, Duration wall, Duration statement) throws SQLException {
        var session =
                server.connect(
                        Roles.READER,
                        name,
                        "-c default_transaction_read_only=on -c statement_timeout=%d"
                                .formatted(statement.toMillis()));
        sessions.add(session);
        session.setNetworkTimeout(Runnable::run, (int) wall.plus(PATIENCE).toMillis());
        watchdogs.add(new Watchdog(session, new Watchdog.Patience(cpu, wall, server::cpu)));
        return session;
    }

    /// The limit that a reader was cut for, if one was.
    public Optional<Limit> timedOut() {
        return watchdogs.stream().flatMap(watchdog -> watchdog.bitten().stream()).findFirst();
    }

    /// Ends the readers. What they run ends by itself soon.
    public void endReaders() throws SQLException {
        watchdogs.forEach(Watchdog::close);
        watchdogs.clear();
        for (Connection session : sessions) session.close();
        sessions.clear();
    }

    @Override
    public void close() throws SQLException {
        endReaders();
        author.close();
    }
}
