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
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                boolean taken =
                        change(
                                connection,
                                """
                                UPDATE account
                                SET balance = balance - ?
                                WHERE id = ? AND balance >= ?
                                """,
                                amount,
                                from,
                                amount);
                BigDecimal balance = taken ? null : balance(connection, from);
                boolean given =
                        change(
                                connection,
                                "UPDATE account SET balance = balance + ? WHERE id = ?",
                                amount,
                                to);
                if (!given) {
                    throw new NoSuchAccount(to);
                }
                if (!taken) {
                    throw new InsufficientFunds(from, balance, amount);
                }
                change(
                        connection,
                        "INSERT INTO transfer (from_account, to_account, amount) VALUES (?, ?, ?)",
                        from,
                        to,
                        amount);
                connection.commit();
            } catch (SQLException | RuntimeException failure) {
                connection.rollback();
                throw failure;
            }
        }
    }

    private static boolean change(Connection connection, String sql, Object... values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate() == 1;
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
