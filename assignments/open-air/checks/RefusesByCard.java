import lantern.BoxOffice;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.util.ArrayList;
import java.util.List;

/// Every reason to refuse a sale by card, and two at once.
public final class RefusesByCard implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        BoxOffice office = subject.make(BoxOffice.class);
        int rich = Meadow.cards(subject.database()).getFirst().id();
        Meadow.Place place =
                Meadow.notFull(subject.database()).stream()
                        .filter(one -> one.cents() > 0)
                        .findFirst()
                        .orElseThrow();
        List<Object> seen = new ArrayList<>();
        seen.add(sold(subject, office, place.evening(), rich, 0));
        seen.add(sold(subject, office, 9999, 9999, 1));
        seen.add(sold(subject, office, place.evening(), 9999, place.free() + 1));
        fill(subject, rich, place.cents() - 1);
        seen.add(sold(subject, office, place.evening(), rich, 1));
        seen.add(sold(subject, office, place.evening(), rich, place.free() + 1));
        fill(subject, rich, place.cents() * (place.free() + 1));
        seen.add(sold(subject, office, place.evening(), rich, place.free() + 1));
        return seen;
    }

    private static void fill(Subject subject, int card, int cents) throws Exception {
        try (var connection = subject.database().getConnection();
                var statement = connection.prepareStatement("UPDATE card SET cents = ? WHERE id = ?")) {
            statement.setInt(1, cents);
            statement.setInt(2, card);
            statement.executeUpdate();
        }
    }

    private static Object sold(Subject subject, BoxOffice office, int evening, int card, int howMany) {
        return subject.attempt(
                () -> {
                    office.sellByCard(evening, card, howMany);
                    return "sold " + howMany;
                });
    }
}
