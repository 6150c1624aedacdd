import bank.Accounts;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Opens accounts with and without a branch, of large and small amounts, for people of all sorts of names.
public final class OpensAccounts implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        Accounts accounts = subject.make(Accounts.class);
        BigDecimal drawn = BigDecimal.valueOf(subject.random().nextLong(1, 100_000), 2);
        List<Object> seen = new ArrayList<>();
        seen.add(opened(subject, accounts, 70_001, 1, "Gus O'Hara", drawn));
        seen.add(opened(subject, accounts, 70_002, 2, "Đặng Thị", new BigDecimal("123456789012345678.91")));
        seen.add(opened(subject, accounts, 70_003, null, "Ada Moreno", BigDecimal.ZERO));
        return seen;
    }

    private static Object opened(
            Subject subject, Accounts accounts, long id, Integer branch, String owner, BigDecimal balance) {
        return subject.attempt(
                () -> {
                    accounts.open(id, branch, owner, balance);
                    return "opened";
                });
    }
}
