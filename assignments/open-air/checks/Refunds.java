import lantern.BoxOffice;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.util.ArrayList;
import java.util.List;

/// Refunds buyers, one of them twice, and somebody who never bought anything.
public final class Refunds implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        BoxOffice office = subject.make(BoxOffice.class);
        List<Meadow.Buyer> buyers = Meadow.buyers(subject.database());
        List<Object> seen = new ArrayList<>();
        for (Meadow.Buyer buyer : buyers) {
            seen.add(subject.attempt(() -> office.refund(buyer.evening(), buyer.name())));
        }
        Meadow.Buyer first = buyers.getFirst();
        seen.add(subject.attempt(() -> office.refund(first.evening(), first.name())));
        seen.add(subject.attempt(() -> office.refund(first.evening(), "x' OR 'a' = 'a")));
        return seen;
    }
}
