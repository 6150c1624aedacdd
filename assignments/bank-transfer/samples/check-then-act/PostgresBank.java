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
    public synchronized void transfer(long from, long to, BigDecimal amount) throws SQLException {
        if (amount.signum() <= 0 || from == to) {
            throw new IllegalArgumentException("not a transfer");
        }
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            BigDecimal available = balance(connection, from);
            balance(connection, to);
            if (available.compareTo(amount) < 0) {
                throw new InsufficientFunds(from, available, amount);
            }
            add(connection, from, amount.negate());
            add(connection, to, amount);
            writeJournal(connection, from, to, amount);
            connection.commit();
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

    private static void add(Connection connection, long id, BigDecimal amount) throws SQLException {
        String sql = "UPDATE account SET balance = balance + ? WHERE id = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setBigDecimal(1, amount);
            statement.setLong(2, id);
            statement.executeUpdate();
        }
    }

    private static void writeJournal(Connection connection, long from, long to, BigDecimal amount)
            throws SQLException {
        String sql = "INSERT INTO transfer (from_account, to_account, amount) VALUES (?, ?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, from);
            statement.setLong(2, to);
            statement.setBigDecimal(3, amount);
            statement.executeUpdate();
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
