import bank.Balances;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.util.List;

/// Asks for accounts that no bank has.
public final class MissingAccount implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        Balances balances = subject.make(Balances.class);
        return List.of(
                subject.attempt(() -> balances.balance(-1).isPresent()),
                subject.attempt(() -> balances.balance(999_999_999L).isPresent()));
    }
}
