import lantern.BoxOffice;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.util.ArrayList;
import java.util.List;

/// Sells a few tickets for each evening, to people of all sorts of names, and then all that are left of one.
public final class Sells implements Scenario {
    private static final String[] BUYERS = {
        "Mei Tanaka", "Zoë O'Hara", null, "Петро Шевченко", "x', 0, NULL); --"
    };

    @Override
    public Object observe(Subject subject) throws Exception {
        BoxOffice office = subject.make(BoxOffice.class);
        List<Object> seen = new ArrayList<>();
        int turn = 0;
        for (Meadow.Place place : Meadow.notFull(subject.database())) {
            int howMany = subject.random().nextInt(1, Math.min(place.free(), 4) + 1);
            String buyer = BUYERS[turn++ % BUYERS.length];
            seen.add(sold(subject, office, place.evening(), buyer, howMany));
            if (turn == 5) {
                break;
            }
        }
        var left = Meadow.notFull(subject.database());
        if (!left.isEmpty()) {
            seen.add(sold(subject, office, left.getFirst().evening(), "Zoë O'Hara", left.getFirst().free()));
        }
        return seen;
    }

    private static Object sold(Subject subject, BoxOffice office, int evening, String buyer, int howMany) {
        return subject.attempt(
                () -> {
                    office.sell(evening, buyer, howMany);
                    return "sold " + howMany;
                });
    }
}
