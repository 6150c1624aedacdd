import lantern.BoxOffice;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.util.ArrayList;
import java.util.List;

/// One too many, the last ones, one more; none, fewer than none; and evenings that there are not.
public final class SellsOut implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        BoxOffice office = subject.make(BoxOffice.class);
        Meadow.Place place = Meadow.notFull(subject.database()).getFirst();
        List<Object> seen = new ArrayList<>();
        for (int howMany : new int[] {place.free() + 1, 0, -1, place.free(), 1}) {
            seen.add(sold(subject, office, place.evening(), howMany));
        }
        seen.add(sold(subject, office, 9999, 1));
        seen.add(sold(subject, office, 9999, 0));
        return seen;
    }

    private static Object sold(Subject subject, BoxOffice office, int evening, int howMany) {
        return subject.attempt(
                () -> {
                    office.sell(evening, "Late Guest", howMany);
                    return "sold " + howMany;
                });
    }
}
