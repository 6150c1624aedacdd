import bank.Branches;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.util.List;

/// Closes two branches at once, for the third.
public final class MergesBranches implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        Branches branches = subject.make(Branches.class);
        return subject.attempt(() -> branches.merge(List.of(1, 2), 3));
    }
}
