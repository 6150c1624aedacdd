import bank.Accounts;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// An id twice, and a branch that does not exist.
public final class TakenIds implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        Accounts accounts = subject.make(Accounts.class);
        List<Object> seen = new ArrayList<>();
        seen.add(opened(accounts, 70_001, 1));
        seen.add(opened(accounts, 70_001, 2));
        seen.add(opened(accounts, 70_002, 9_999));
        return seen;
    }

    private static String opened(Accounts accounts, long id, Integer branch) {
        try {
            accounts.open(id, branch, "Hana Sato", BigDecimal.TEN);
            return "opened";
        } catch (bank.AccountExists expected) {
            return "it exists";
        } catch (java.sql.SQLException other) {
            return "an SQLException";
        } catch (RuntimeException other) {
            return other.getClass().getName();
        }
    }
}
