import java.util.List;
import ledger.Ledger;
import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

public final class Balances implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        return List.copyOf(subject.make(Ledger.class).balances().entrySet().stream().map(String::valueOf).toList());
    }
}
