package savepoint.runner;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/// The one database of a case. Its connections say which actor opened them.
final class HandInDatabase extends PGSimpleDataSource {
    /// In the folder of the case.
    static final String SOCKET = ".s.PGSQL.5432";

    private static final long serialVersionUID = 1;

    // Held, or the driver would close what a hand-in forgot, whenever memory happens to be cleaned
    private final transient List<Connection> opened = new ArrayList<>();

    HandInDatabase(Case.Where where) {
        // the host is never looked up: the socket factory goes to the Unix socket
        setServerNames(new String[] {"localhost"});
        setSocketFactory(UnixSocketFactory.class.getName());
        setSocketFactoryArg(where.socket() + "/" + SOCKET);
        setSslMode("disable");
        // what it would else send in questions of their own, at every connection, stands in the
        // first message
        setAssumeMinServerVersion("18");
        setDatabaseName(where.database());
        setUser(where.role());
        setPassword(where.password());
    }

    @Override
    public synchronized Connection getConnection(String user, String password) throws SQLException {
        int actor = Actors.current();
        setApplicationName(actor == 0 ? null : Actors.ACTOR + actor);
        var connection = super.getConnection(user, password);
        opened.add(connection);
        return connection;
    }
}
