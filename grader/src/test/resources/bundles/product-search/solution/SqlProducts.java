package shop;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

public final class SqlProducts implements Products {
    private final DataSource database;

    public SqlProducts(DataSource database) {
        this.database = database;
    }

    @Override
    public List<String> find(String text) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement(
                                "SELECT name FROM product WHERE NOT hidden AND position(? IN name) > 0 ORDER BY name")) {
            statement.setString(1, text);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) names.add(rows.getString(1));
            }
        }
        return names;
    }
}
