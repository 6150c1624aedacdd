import bank.Bank;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;

/// The richest account gives one cent to another.
public final class OneTransfer implements Scenario {
    private static final BigDecimal CENT = new BigDecimal("0.01");

    @Override
    public Object observe(Subject subject) throws Exception {
        String sql =
                """
                SELECT id, (SELECT min(id) FROM account WHERE id <> richest.id) AS other
                FROM account AS richest
                ORDER BY balance DESC, id
                LIMIT 1
                """;
        long richest;
        long other;
        try (Connection connection = subject.database().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            richest = rows.getLong("id");
            other = rows.getLong("other");
        }
        subject.make(Bank.class).transfer(richest, other, CENT);
        return null;
    }
}
