import bank.Bank;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.util.LinkedHashMap;
import java.util.Map;

/// Asks for none, one, a few, and more accounts than there are.
public final class LargestAccounts implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        Bank bank = subject.make(Bank.class);
        Map<String, Object> seen = new LinkedHashMap<>();
        for (int n : new int[] {0, 1, 3, 7, 1000}) {
            seen.put("largest(" + n + ")", bank.largest(n));
        }
        return seen;
    }
}
