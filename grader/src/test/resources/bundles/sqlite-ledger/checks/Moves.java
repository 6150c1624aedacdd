import ledger.Ledger;
import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

public final class Moves implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        var ledger = subject.make(Ledger.class);
        return subject.attempt(() -> {
            ledger.move("ada", "bob", 30);
            ledger.move("bob", "ada", 5);
            return "moved";
        });
    }
}
