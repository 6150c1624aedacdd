package savepoint.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// How one role of the platform reaches its database; the password never shows in logs.
///
/// @param url a JDBC URL without credentials
public record DatabaseLogin(String url, String user, String password) {
    /// A new connection, for tools and tests; the server and the graders keep pools.
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    @Override
    public String toString() {
        return user + " at " + url;
    }
}
