import lantern.BoxOffice;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.util.ArrayList;
import java.util.List;

/// Each of the three fullest cards buys one ticket of an evening that it can pay, and the emptiest one that costs nothing. Then a
/// card is made to hold exactly the price of two, and buys two.
public final class PaysByCard implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        BoxOffice office = subject.make(BoxOffice.class);
        List<Object> seen = new ArrayList<>();
        List<Meadow.Card> cards = Meadow.cards(subject.database());
        for (Meadow.Card card : cards.subList(0, Math.min(3, cards.size()))) {
            for (Meadow.Place place : Meadow.notFull(subject.database())) {
                if (place.cents() > 0 && place.cents() <= card.cents()) {
                    seen.add(sold(subject, office, place.evening(), card.id(), 1));
                    break;
                }
            }
        }
        for (Meadow.Place place : Meadow.notFull(subject.database())) {
            if (place.cents() == 0) {
                seen.add(sold(subject, office, place.evening(), cards.getLast().id(), 1));
                break;
            }
        }
        for (Meadow.Place place : Meadow.notFull(subject.database())) {
            if (place.cents() > 0 && place.free() >= 2) {
                fill(subject, cards.getFirst().id(), 2 * place.cents());
                seen.add(sold(subject, office, place.evening(), cards.getFirst().id(), 2));
                break;
            }
        }
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
