package lantern;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

/// The box office on PostgreSQL. Each sale is one transaction that begins with an update that changes nothing but holds the row of its evening, so that the
/// counters take turns from the count of the tickets to the commit. Sales for different evenings do not wait for each other.
public final class JdbcBoxOffice implements BoxOffice {
    private final DataSource lantern;

    public JdbcBoxOffice(DataSource lantern) {
        this.lantern = lantern;
    }

    @Override
    public List<Evening> programme() throws SQLException {
        String sql =
                """
                SELECT evening.id, title, starts_at, seats - count(ticket.id) AS free
                  FROM evening
                  LEFT JOIN ticket ON evening_id = evening.id
                 GROUP BY evening.id
                 ORDER BY starts_at, evening.id
                """;
        try (Connection connection = lantern.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            List<Evening> evenings = new ArrayList<>();
            while (rows.next()) {
                evenings.add(
                        new Evening(
                                rows.getInt("id"),
                                rows.getString("title"),
                                rows.getObject("starts_at", LocalDateTime.class),
                                rows.getInt("free")));
            }
            return evenings;
        }
    }

    @Override
    public void sell(int evening, String buyer, int howMany) throws SQLException {
        mustBePositive(howMany);
        inTransaction(
                connection -> {
                    Places places = lock(connection, evening);
                    if (places.free() < howMany) {
                        throw new SoldOut(evening, howMany);
                    }
                    store(connection, evening, buyer, places.cents(), null, howMany);
                    return null;
                });
    }

    @Override
    public void sellByCard(int evening, int card, int howMany) throws SQLException {
        mustBePositive(howMany);
        inTransaction(
                connection -> {
                    Places places = lock(connection, evening);
                    String owner = owner(connection, card);
                    if (places.free() < howMany) {
                        throw new SoldOut(evening, howMany);
                    }
                    if (!charge(connection, card, places.cents() * (long) howMany)) {
                        throw new NotEnoughCredit(card);
                    }
                    store(connection, evening, owner, places.cents(), card, howMany);
                    return null;
                });
    }

    @Override
    public int refund(int evening, String buyer) throws SQLException {
        String sql =
                """
                WITH gone AS (
                    DELETE FROM ticket WHERE evening_id = ? AND buyer = ? RETURNING card_id, cents
                ), paid AS (
                    UPDATE card
                       SET cents = card.cents + back.cents
                      FROM (SELECT card_id, sum(cents) AS cents FROM gone GROUP BY card_id) AS back
                     WHERE card.id = back.card_id
                )
                SELECT count(*) FROM gone
                """;
        return inTransaction(
                connection -> {
                    try (PreparedStatement statement = connection.prepareStatement(sql)) {
                        statement.setInt(1, evening);
                        statement.setString(2, buyer);
                        try (ResultSet rows = statement.executeQuery()) {
                            rows.next();
                            return rows.getInt(1);
                        }
                    }
                });
    }

    private static void mustBePositive(int howMany) {
        if (howMany < 1) {
            throw new IllegalArgumentException("cannot sell " + howMany + " tickets");
        }
    }

    private record Places(int free, int cents) {}

    /// Holds the evening and then counts: two statements, since the count must see what others have sold while this one waited.
    private static Places lock(Connection connection, int evening) throws SQLException {
        int seats;
        int cents;
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "UPDATE evening SET seats = seats WHERE id = ? RETURNING seats, cents")) {
            statement.setInt(1, evening);
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw new NoSuchEvening(evening);
                }
                seats = rows.getInt("seats");
                cents = rows.getInt("cents");
            }
        }
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT count(*) FROM ticket WHERE evening_id = ?")) {
            statement.setInt(1, evening);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return new Places(seats - rows.getInt(1), cents);
            }
        }
    }

    private static String owner(Connection connection, int card) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT owner FROM card WHERE id = ?")) {
            statement.setInt(1, card);
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw new NoSuchCard(card);
                }
                return rows.getString("owner");
            }
        }
    }

    private static boolean charge(Connection connection, int card, long cents) throws SQLException {
        String sql = "UPDATE card SET cents = cents - ? WHERE id = ? AND cents >= ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, cents);
            statement.setInt(2, card);
            statement.setLong(3, cents);
            return statement.executeUpdate() == 1;
        }
    }

    private static void store(
            Connection connection, int evening, String buyer, int cents, Integer card, int howMany)
            throws SQLException {
        String sql =
                """
                INSERT INTO ticket (evening_id, buyer, cents, card_id)
                SELECT ?, ?, ?, ? FROM generate_series(1, ?)
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, evening);
            statement.setString(2, buyer);
            statement.setInt(3, cents);
            statement.setObject(4, card, Types.INTEGER);
            statement.setInt(5, howMany);
            statement.executeUpdate();
        }
    }

    private interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    private <T> T inTransaction(Work<T> work) throws SQLException {
        try (Connection connection = lantern.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.in(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException failure) {
                connection.rollback();
                throw failure;
            }
        }
    }
}
