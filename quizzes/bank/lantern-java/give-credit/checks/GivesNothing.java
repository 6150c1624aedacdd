import lantern.Cards;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

/// A cent too much, a card that is not there to take, and one that is not there to give.
public final class GivesNothing implements Scenario {
    private record Card(int id, int cents) {}

    @Override
    public Object observe(Subject subject) throws Exception {
        Cards cards = subject.make(Cards.class);
        Card rich = cards(subject.database()).getFirst();
        int other = cards(subject.database()).getLast().id();
        return List.of(
                subject.attempt(() -> cards.give(rich.id(), other, rich.cents() + 1)),
                subject.attempt(() -> cards.give(rich.id(), 9999, 1)),
                subject.attempt(() -> cards.give(9999, rich.id(), 1)));
    }

    private static List<Card> cards(DataSource database) throws SQLException {
        String sql = "SELECT id, cents FROM card WHERE cents > 0 ORDER BY id";
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<Card> cards = new ArrayList<>();
            while (rows.next()) {
                cards.add(new Card(rows.getInt(1), rows.getInt(2)));
            }
            return cards;
        }
    }
}
