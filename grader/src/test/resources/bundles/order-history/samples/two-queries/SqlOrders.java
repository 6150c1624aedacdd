package shop;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

public final class SqlOrders implements Orders {
    private final DataSource database;

    public SqlOrders(DataSource database) {
        this.database = database;
    }

    @Override
    public List<Order> of(String customer) throws SQLException {
        Map<Integer, List<Line>> orders = new LinkedHashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement purchases =
                        connection.prepareStatement(
                                "SELECT id FROM purchase WHERE customer = ? ORDER BY id");
                PreparedStatement lines =
                        connection.prepareStatement(
                                """
                                SELECT purchase_id, article, pieces
                                FROM line
                                WHERE purchase_id IN (SELECT id FROM purchase WHERE customer = ?)
                                ORDER BY purchase_id, article
                                """)) {
            purchases.setString(1, customer);
            lines.setString(1, customer);
            try (ResultSet found = purchases.executeQuery()) {
                while (found.next()) orders.put(found.getInt(1), new ArrayList<>());
            }
            try (ResultSet rows = lines.executeQuery()) {
                while (rows.next())
                    orders.get(rows.getInt(1)).add(new Line(rows.getString(2), rows.getInt(3)));
            }
        }
        List<Order> all = new ArrayList<>();
        orders.forEach((id, own) -> all.add(new Order(id, own)));
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
