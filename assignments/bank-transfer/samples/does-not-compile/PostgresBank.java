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
    public void transfer(long from, long to, BigDecimal amount) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false)
            connection.commit();
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
