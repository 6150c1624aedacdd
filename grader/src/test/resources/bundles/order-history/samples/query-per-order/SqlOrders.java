package shop;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

public final class SqlOrders implements Orders {
    private final DataSource database;

    public SqlOrders(DataSource database) {
        this.database = database;
    }

    @Override
    public List<Order> of(String customer) throws SQLException {
        List<Order> all = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement orders =
                        connection.prepareStatement(
                                "SELECT id FROM purchase WHERE customer = ? ORDER BY id");
                PreparedStatement lines =
                        connection.prepareStatement(
                                "SELECT article, pieces FROM line WHERE purchase_id = ? ORDER BY article")) {
            orders.setString(1, customer);
            try (ResultSet found = orders.executeQuery()) {
                while (found.next()) {
                    lines.setInt(1, found.getInt(1));
                    List<Line> own = new ArrayList<>();
                    try (ResultSet rows = lines.executeQuery()) {
                        while (rows.next()) own.add(new Line(rows.getString(1), rows.getInt(2)));
                    }
                    all.add(new Order(found.getInt(1), own));
                }
            }
        }
        return all;
    }

    @Override
    public void add(int order, List<Line> lines) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("INSERT INTO line VALUES (?, ?, ?)")) {
            connection.setAutoCommit(false);
            for (Line line : lines) {
                statement.setInt(1, order);
                statement.setString(2, line.article());
                statement.setInt(3, line.pieces());
                statement.addBatch();
            }
            statement.executeBatch();
            connection.commit();
        }
    }
}
