package savepoint.grader.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// Sessions of a server's reader. One for each database that was asked last is logged in ahead of the next hand-in; each
/// serves one statement and is never used again.
final class Readers {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(2);
    private static final String READ_ONLY = "-c default_transaction_read_only=on";
    private static final String END_ALL =
            "select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = '%s'"
                    .formatted(Roles.READER);

    private final HandInServer server;
    private final Map<String, Connection> expected = new HashMap<>();

    Readers(HandInServer server) {
        this.server = server;
    }

    synchronized void expect(String database) throws SQLException {
        if (!expected.containsKey(database)) expected.put(database, connect(database));
    }

    /// Gives the places of expected readers back.
    synchronized void expectNone() throws SQLException {
        for (var session : expected.values()) session.close();
        expected.clear();
    }

    /// A new session, perhaps one that was expected.
    ///
    /// @param silence how long to wait for an answer
    Connection open(String database, Duration silence) throws SQLException {
        var session = take(database);
        session.setNetworkTimeout(Runnable::run, (int) silence.toMillis());
        return session;
    }

    private synchronized Connection take(String database) throws SQLException {
        var session = expected.remove(database);
        return session == null ? connect(database) : session;
    }

    private Connection connect(String database) throws SQLException {
        return server.connect(Roles.READER, database, READ_ONLY);
    }

    /// Returns when nobody is logged in as the reader any more.
    void awaitNone() throws SQLException {
        expectNone();
        long begun = System.nanoTime();
        while (server.ask(END_ALL) > 0) {
            if (System.nanoTime() - begun > PATIENCE.toNanos())
                throw new SQLException("sessions of the reader do not end");
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    /// Drops them without a word: the server is about to end.
    synchronized void abort() throws SQLException {
        for (var session : expected.values()) session.abort(Runnable::run);
    }
}
