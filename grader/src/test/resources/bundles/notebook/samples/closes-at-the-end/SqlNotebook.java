package notes;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

public final class SqlNotebook implements Notebook {
    private final DataSource database;

    public SqlNotebook(DataSource database) {
        this.database = database;
    }

    @Override
    public void write(String text) throws SQLException {
        Connection connection = database.getConnection();
        PreparedStatement statement =
                connection.prepareStatement("INSERT INTO note (text) VALUES (?)");
        statement.setString(1, text);
        statement.executeUpdate();
        statement.close();
        connection.close();
    }

    @Override
    public int count() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT count(*) FROM note");
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
