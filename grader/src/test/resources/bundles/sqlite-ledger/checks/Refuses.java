import java.util.List;
import ledger.Ledger;
import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

public final class Refuses implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        var ledger = subject.make(Ledger.class);
        return List.of(tried(subject, ledger, "ada", "bob", 1_000), tried(subject, ledger, "ada", "nobody", 1));
    }

    private static Object tried(Subject subject, Ledger ledger, String giver, String taker, long amount) {
        var outcome = subject.attempt(() -> {
            ledger.move(giver, taker, amount);
            return "moved";
        });
        return "moved".equals(outcome) ? "moved" : "threw";
    }
}
