package ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;

public final class FileLedger implements Ledger {
    private final DataSource database;

    public FileLedger(DataSource database) {
        this.database = database;
    }

    @Override
    public Map<String, Long> balances() throws SQLException {
        var balances = new LinkedHashMap<String, Long>();
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("SELECT name, balance FROM account ORDER BY name");
                var rows = statement.executeQuery()) {
            while (rows.next()) balances.put(rows.getString(1), rows.getLong(2));
        }
        return balances;
    }

    @Override
    public void move(String giver, String taker, long amount) throws SQLException {
        try (var connection = database.getConnection()) {
            try (var statement = connection.createStatement()) {
                statement.execute("PRAGMA journal_mode = WAL");
            }
            connection.setAutoCommit(false);
            try {
                change(connection, giver, -amount);
                change(connection, taker, amount);
                note(connection, giver, taker, amount);
                connection.commit();
            } catch (SQLException failed) {
                connection.rollback();
                throw failed;
            }
        }
    }

    private static void change(Connection connection, String name, long by) throws SQLException {
        try (var statement = connection.prepareStatement("UPDATE account SET balance = balance + ? WHERE name = ?")) {
            statement.setLong(1, by);
            statement.setString(2, name);
            if (statement.executeUpdate() == 0) throw new SQLException("there is no account " + name);
        }
    }

    private static void note(Connection connection, String giver, String taker, long amount) throws SQLException {
        try (var statement = connection.prepareStatement("INSERT INTO entry (giver, taker, amount) VALUES (?, ?, ?)")) {
            statement.setString(1, giver);
            statement.setString(2, taker);
            statement.setLong(3, amount);
            statement.executeUpdate();
        }
    }
}
