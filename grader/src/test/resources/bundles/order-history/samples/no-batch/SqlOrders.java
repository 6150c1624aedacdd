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
        String sql =
                """
                SELECT p.id, l.article, l.pieces
                FROM purchase p LEFT JOIN line l ON l.purchase_id = p.id
                WHERE p.customer = ?
                ORDER BY p.id, l.article
                """;
        Map<Integer, List<Line>> orders = new LinkedHashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, customer);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    List<Line> lines = orders.computeIfAbsent(rows.getInt(1), _ -> new ArrayList<>());
                    if (rows.getString(2) != null) lines.add(new Line(rows.getString(2), rows.getInt(3)));
                }
            }
        }
        List<Order> all = new ArrayList<>();
        orders.forEach((id, lines) -> all.add(new Order(id, lines)));
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
                statement.executeUpdate();
            }
            connection.commit();
        }
    }
}
