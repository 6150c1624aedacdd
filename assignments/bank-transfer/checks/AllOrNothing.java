import bank.Bank;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.LinkedHashMap;
import java.util.Map;

/// Names accounts that do not exist: as the target, as the source, and with more money than there
/// is.
public final class AllOrNothing implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        Bank bank = subject.make(Bank.class);
        long known;
        long unknown;
        BigDecimal balance;
        String sql =
                """
                SELECT id, balance, (SELECT max(id) FROM account) AS last
                FROM account
                ORDER BY balance DESC, id
                LIMIT 1
                """;
        try (Connection connection = subject.database().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            known = rows.getLong("id");
            unknown = rows.getLong("last") + subject.random().nextInt(1, 1000);
            balance = rows.getBigDecimal("balance");
        }
        BigDecimal one = new BigDecimal("1.00");
        Map<String, Object> seen = new LinkedHashMap<>();
        seen.put("no such target", ask(subject, bank, known, unknown, one));
        seen.put("no such source", ask(subject, bank, unknown, known, one));
        seen.put("no such target, too much", ask(subject, bank, known, unknown, balance.add(one)));
        return seen;
    }

    private static Object ask(Subject subject, Bank bank, long from, long to, BigDecimal amount)
            throws Exception {
        return subject.attempt(
                () -> {
                    bank.transfer(from, to, amount);
                    return "accepted";
                });
    }
}
