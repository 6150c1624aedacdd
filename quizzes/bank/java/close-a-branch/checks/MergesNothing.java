import bank.Branches;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.util.List;

/// Branches of which the last does not exist, a successor that does not exist, and both.
public final class MergesNothing implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        Branches branches = subject.make(Branches.class);
        return List.of(merged(branches, 3, 1, 8_888), merged(branches, 9_999, 1), merged(branches, 1, 8_888));
    }

    private static String merged(Branches branches, int successor, Integer... closing) {
        try {
            return "merged " + branches.merge(List.of(closing), successor);
        } catch (bank.NoSuchBranch expected) {
            return "no such branch";
        } catch (java.sql.SQLException other) {
            return "an SQLException";
        }
    }
}
