package bank;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

public final class PostgresBank implements Bank {
    private final DataSource database;

    public PostgresBank(DataSource database) {
        this.database = database;
    }

    @Override
    public void transfer(long from, long to, BigDecimal amount) throws SQLException {
        if (amount.signum() <= 0) {
            throw new IllegalArgumentException("the amount must be positive: " + amount);
        }
        if (from == to) {
            throw new IllegalArgumentException("a transfer needs two accounts");
        }
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                move(connection, from, to, amount);
                connection.commit();
            } catch (SQLException | RuntimeException failure) {
                connection.rollback();
                throw failure;
            }
        }
    }

    private static void move(Connection connection, long from, long to, BigDecimal amount)
            throws SQLException {
        Map<Long, BigDecimal> balances = lock(connection, from, to);
        for (long id : new long[] {from, to}) {
            if (!balances.containsKey(id)) {
                throw new NoSuchAccount(id);
            }
        }
        add(connection, from, amount.negate());
        add(connection, to, amount);
        writeJournal(connection, from, to, amount);
    }

    /// Locks in the order of ids, so that two opposite transfers wait for each other instead of
    /// deadlocking.
    private static Map<Long, BigDecimal> lock(Connection connection, long first, long second)
            throws SQLException {
        String sql =
                """
                SELECT id, balance
                FROM account
                WHERE id IN (?, ?)
                ORDER BY id
                FOR UPDATE
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, first);
            statement.setLong(2, second);
            try (ResultSet rows = statement.executeQuery()) {
                Map<Long, BigDecimal> balances = new HashMap<>();
                while (rows.next()) {
                    balances.put(rows.getLong("id"), rows.getBigDecimal("balance"));
                }
                return balances;
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
        String sql =
                """
                SELECT id, owner, balance
                FROM account
                ORDER BY balance DESC, id
                LIMIT ?
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, n);
            try (ResultSet rows = statement.executeQuery()) {
                List<Account> accounts = new ArrayList<>();
                while (rows.next()) {
                    accounts.add(
                            new Account(
                                    rows.getLong("id"),
                                    rows.getString("owner"),
                                    rows.getBigDecimal("balance")));
                }
                return accounts;
            }
        }
    }
}
