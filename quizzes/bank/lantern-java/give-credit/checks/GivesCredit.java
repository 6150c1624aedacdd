import lantern.Cards;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

/// Some of one card's credit goes to another, then all that is left of it.
public final class GivesCredit implements Scenario {
    private record Card(int id, int cents) {}

    @Override
    public Object observe(Subject subject) throws Exception {
        Cards cards = subject.make(Cards.class);
        List<Card> all = cards(subject.database());
        Card from = all.getFirst();
        int to = all.size() > 1 ? all.getLast().id() : from.id() + 1;
        int some = subject.random().nextInt(1, from.cents());
        return List.of(
                subject.attempt(() -> cards.give(from.id(), to, some)),
                subject.attempt(() -> cards.give(from.id(), to, from.cents() - some)));
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
