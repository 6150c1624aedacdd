import bank.Totals;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

public final class TotalOfNoBranch implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        Totals totals = subject.make(Totals.class);
        return subject.attempt(() -> totals.of(null));
    }
}
