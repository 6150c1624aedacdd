import bank.Bank;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.LinkedHashMap;
import java.util.Map;

/// Asks for transfers of nothing, of less than nothing, and from an account to itself.
public final class RefusesBadRequests implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        Bank bank = subject.make(Bank.class);
        long one;
        long other;
        String sql = "SELECT min(id) AS one, max(id) AS other FROM account WHERE balance >= 1";
        try (Connection connection = subject.database().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            one = rows.getLong("one");
            other = rows.getLong("other");
        }
        Map<String, Object> seen = new LinkedHashMap<>();
        seen.put("amount 0.00", ask(subject, bank, one, other, "0.00"));
        seen.put("amount -1.00", ask(subject, bank, one, other, "-1.00"));
        seen.put("to the same account", ask(subject, bank, one, one, "1.00"));
        return seen;
    }

    private static Object ask(Subject subject, Bank bank, long from, long to, String amount)
            throws Exception {
        return subject.attempt(
                () -> {
                    bank.transfer(from, to, new BigDecimal(amount));
                    return "accepted";
                });
    }
}
