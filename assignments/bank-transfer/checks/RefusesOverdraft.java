import bank.Bank;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

/// Tries to take one cent more than there is, from the richest account and from the poorest.
public final class RefusesOverdraft implements Scenario {
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private record Purse(long id, BigDecimal balance) {}

    @Override
    public Object observe(Subject subject) throws Exception {
        Bank bank = subject.make(Bank.class);
        List<Purse> purses = richestFirst(subject.database());
        Purse richest = purses.getFirst();
        Purse poorest = purses.getLast();
        Map<String, Object> seen = new LinkedHashMap<>();
        seen.put(
                "one cent more than the largest balance",
                ask(subject, bank, richest, poorest.id()));
        seen.put(
                "one cent more than the smallest balance",
                ask(subject, bank, poorest, richest.id()));
        return seen;
    }

    private static Object ask(Subject subject, Bank bank, Purse from, long to) throws Exception {
        return subject.attempt(
                () -> {
                    bank.transfer(from.id(), to, from.balance().add(CENT));
                    return "accepted";
                });
    }

    private static List<Purse> richestFirst(DataSource database) throws SQLException {
        String sql = "SELECT id, balance FROM account ORDER BY balance DESC, id";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            List<Purse> purses = new ArrayList<>();
            while (rows.next()) {
                purses.add(new Purse(rows.getLong("id"), rows.getBigDecimal("balance")));
            }
            return purses;
        }
    }
}
