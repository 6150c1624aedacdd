import bank.Bank;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

import javax.sql.DataSource;

/// Every account with money passes some of it to the next; then the poorest gives away all it has.
public final class MovesMoney implements Scenario {
    private record Purse(long id, BigDecimal balance) {}

    @Override
    public Object observe(Subject subject) throws Exception {
        Bank bank = subject.make(Bank.class);
        List<Purse> purses = purses(subject.database());
        Purse poorest = Collections.min(purses, Comparator.comparing(Purse::balance));
        BigDecimal left = poorest.balance();
        for (int i = 0; i < purses.size(); i++) {
            Purse from = purses.get(i);
            Purse to = purses.get((i + 1) % purses.size());
            BigDecimal amount = share(from.balance(), subject.random());
            bank.transfer(from.id(), to.id(), amount);
            if (from.equals(poorest)) {
                left = left.subtract(amount);
            }
            if (to.equals(poorest)) {
                left = left.add(amount);
            }
        }
        Purse other = poorest.equals(purses.getFirst()) ? purses.getLast() : purses.getFirst();
        bank.transfer(poorest.id(), other.id(), left);
        return null;
    }

    /// One cent or more, at most the balance and at most 10 000.00.
    private static BigDecimal share(BigDecimal balance, RandomGenerator random) {
        BigDecimal most = balance.min(new BigDecimal("10000.00"));
        long cents = most.movePointRight(2).longValueExact();
        return BigDecimal.valueOf(random.nextLong(1, cents + 1), 2);
    }

    private static List<Purse> purses(DataSource database) throws SQLException {
        String sql = "SELECT id, balance FROM account WHERE balance > 0 ORDER BY id";
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
