import lantern.Refunds;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

/// Cancels the first ticket of José, who has a card.
public final class CancelsOne implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        Refunds refunds = subject.make(Refunds.class);
        return subject.attempt(() -> refunds.cancel(4));
    }
}
