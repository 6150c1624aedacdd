package library;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

public final class SqlLibrary implements Library {
    private final DataSource database;

    public SqlLibrary(DataSource database) {
        this.database = database;
    }

    @Override
    public int count(int year) throws SQLException {
        String sql = "SELECT count(*) FROM book WHERE published >= ?";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, year);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    @Override
    public void add(int id, String title, int published) throws SQLException {
        String sql = "INSERT INTO book (id, title, published) VALUES (?, ?, ?)";
        Connection connection = database.getConnection();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, id);
            statement.setString(2, title);
            statement.setInt(3, published);
            statement.executeUpdate();
        }
    }
}
