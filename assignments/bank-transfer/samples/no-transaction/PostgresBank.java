package bank;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

public final class PostgresBank implements Bank {
    private final DataSource database;

    public PostgresBank(DataSource database) {
        this.database = database;
    }

    @Override
    public void transfer(long from, long to, BigDecimal amount) throws SQLException {
        if (amount.signum() <= 0 || from == to) {
            throw new IllegalArgumentException("not a transfer");
        }
        try (Connection connection = database.getConnection();
                PreparedStatement take =
                        connection.prepareStatement(
                                """
                                UPDATE account SET balance = balance - ?
                                WHERE id = ? AND balance >= ?
                                """);
                PreparedStatement give =
                        connection.prepareStatement(
                                "UPDATE account SET balance = balance + ? WHERE id = ?");
                PreparedStatement journal =
                        connection.prepareStatement(
                                """
                                INSERT INTO transfer (from_account, to_account, amount)
                                VALUES (?, ?, ?)
                                """)) {
            BigDecimal balance = balance(connection, from);
            balance(connection, to);
            take.setBigDecimal(1, amount);
            take.setLong(2, from);
            take.setBigDecimal(3, amount);
            if (take.executeUpdate() == 0) {
                throw new InsufficientFunds(from, balance, amount);
            }
            give.setBigDecimal(1, amount);
            give.setLong(2, to);
            give.executeUpdate();
            journal.setLong(1, from);
            journal.setLong(2, to);
            journal.setBigDecimal(3, amount);
            journal.executeUpdate();
        }
    }

    private static BigDecimal balance(Connection connection, long id) throws SQLException {
        String sql = "SELECT balance FROM account WHERE id = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, id);
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw new NoSuchAccount(id);
                }
                return rows.getBigDecimal("balance");
            }
        }
    }

    @Override
    public List<Account> largest(int n) throws SQLException {
        String sql = "SELECT id, owner, balance FROM account ORDER BY balance DESC, id LIMIT ?";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, n);
            try (ResultSet rows = statement.executeQuery()) {
                List<Account> accounts = new ArrayList<>();
                while (rows.next()) {
                    accounts.add(
                            new Account(rows.getLong(1), rows.getString(2), rows.getBigDecimal(3)));
                }
                return accounts;
            }
        }
    }
}
