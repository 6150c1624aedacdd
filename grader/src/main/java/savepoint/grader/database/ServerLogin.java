package savepoint.grader.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/// How the trusted side logs in to a hand-in server. A server that falls silent costs a time-out, never a thread.
record ServerLogin(Path socket, String role, String password) {
    private static final Driver DRIVER = new Driver();

    /// @param silence how long to wait for an answer
    /// @param options settings of the session, as PostgreSQL's `-c` options; they win over those of database and role
    Connection connect(String database, Duration silence, String options) throws SQLException {
        var properties = new Properties();
        PGProperty.USER.set(properties, role);
        PGProperty.PASSWORD.set(properties, password);
        PGProperty.SOCKET_FACTORY.set(properties, GuardedSocketFactory.class.getName());
        PGProperty.SOCKET_FACTORY_ARG.set(properties, socket.toString());
        PGProperty.SOCKET_TIMEOUT.set(properties, (int) silence.toSeconds());
        // the text of a cell is PostgreSQL's own, however often a statement is run
        PGProperty.BINARY_TRANSFER.set(properties, false);
        PGProperty.CONNECT_TIMEOUT.set(properties, 0);
        PGProperty.SSL_MODE.set(properties, "disable");
        PGProperty.GSS_ENC_MODE.set(properties, "disable");
        PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "18");
        if (!options.isEmpty()) PGProperty.OPTIONS.set(properties, options);
        // Never looked up: the socket factory goes to the Unix socket
        return DRIVER.connect("jdbc:postgresql://127.0.0.1/" + database, properties);
    }
}
