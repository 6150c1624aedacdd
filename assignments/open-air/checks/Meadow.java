import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

/// What the scenarios need to know of the rows they act on.
final class Meadow {
    record Place(int evening, int free, int cents) {}

    record Card(int id, int cents) {}

    record Buyer(int evening, String name) {}

    private Meadow() {}

    /// The evenings that are not full, by id.
    static List<Place> notFull(DataSource lantern) throws SQLException {
        String sql =
                """
                SELECT evening.id, seats - count(ticket.id), evening.cents
                  FROM evening LEFT JOIN ticket ON evening_id = evening.id
                 GROUP BY evening.id
                HAVING seats > count(ticket.id)
                 ORDER BY evening.id
                """;
        try (var connection = lantern.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<Place> places = new ArrayList<>();
            while (rows.next()) {
                places.add(new Place(rows.getInt(1), rows.getInt(2), rows.getInt(3)));
            }
            return places;
        }
    }

    /// All cards, the fullest first.
    static List<Card> cards(DataSource lantern) throws SQLException {
        try (var connection = lantern.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT id, cents FROM card ORDER BY cents DESC, id")) {
            List<Card> cards = new ArrayList<>();
            while (rows.next()) {
                cards.add(new Card(rows.getInt(1), rows.getInt(2)));
            }
            return cards;
        }
    }

    /// Who has tickets for what, up to eight, those with most cards first.
    static List<Buyer> buyers(DataSource lantern) throws SQLException {
        String sql =
                """
                SELECT evening_id, buyer FROM ticket WHERE buyer IS NOT NULL
                 GROUP BY evening_id, buyer
                 ORDER BY count(DISTINCT card_id) DESC, count(*) DESC, evening_id, buyer
                 LIMIT 8
                """;
        try (var connection = lantern.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<Buyer> buyers = new ArrayList<>();
            while (rows.next()) {
                buyers.add(new Buyer(rows.getInt(1), rows.getString(2)));
            }
            return buyers;
        }
    }
}
