package savepoint.runner;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;

/// The one database of a case, by its driver and address.
final class DriverDatabase implements DataSource {
    private final String url;
    private final Properties settings;

    DriverDatabase(String url, Properties settings) {
        this.url = url;
        this.settings = settings;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return DriverManager.getConnection(url, settings);
    }

    /// There is one user only.
    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter nowhere) {
        // nothing is logged
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // it is there at once
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("this data source logs nothing");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) return type.cast(this);
        throw new SQLException("this data source is no " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
