package savepoint.grader.worker;

import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One thread's connection to the platform's database: made when it is needed, made anew after any trouble.
final class Line implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Line.class);

    private final Platform platform;
    private Connection connection;

    Line(Platform platform) {
        this.platform = platform;
    }

    interface Use<T, E extends Exception> {
        T of(Connection connection) throws SQLException, E;
    }

    <T, E extends Exception> T use(Use<T, E> use) throws SQLException, E {
        try {
            if (connection == null) connection = platform.connect();
            var result = use.of(connection);
            platform.worked();
            return result;
        } catch (SQLException failed) {
            platform.failed(failed);
            close();
            throw failed;
        }
    }

    @Override
    public void close() {
        if (connection == null) return;
        try {
            connection.close();
        } catch (SQLException gone) {
            log.debug("a broken connection could not be closed in order", gone);
        }
        connection = null;
    }
}
