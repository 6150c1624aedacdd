import bank.Totals;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.util.ArrayList;
import java.util.List;

/// The first thirty branches, those that do not exist among them.
public final class TotalsOfBranches implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        Totals totals = subject.make(Totals.class);
        List<Object> seen = new ArrayList<>();
        for (int branch = 1; branch <= 30; branch++) {
            int id = branch;
            seen.add(subject.attempt(() -> totals.of(id)));
        }
        return seen;
    }
}
