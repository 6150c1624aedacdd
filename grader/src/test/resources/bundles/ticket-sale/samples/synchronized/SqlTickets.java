package tickets;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

public final class SqlTickets implements Tickets {
    private final DataSource database;

    public SqlTickets(DataSource database) {
        this.database = database;
    }

    @Override
    public synchronized boolean buy(int concert, String buyer) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement take =
                        connection.prepareStatement(
                                "UPDATE concert SET left_over = left_over - 1 WHERE id = ? AND left_over > 0")) {
            connection.setAutoCommit(false);
            take.setInt(1, concert);
            boolean sold = take.executeUpdate() == 1;
            if (sold) insert(connection, concert, buyer);
            connection.commit();
            return sold;
        }
    }

    private static void insert(Connection connection, int concert, String buyer) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT INTO ticket (concert_id, buyer) VALUES (?, ?)")) {
            statement.setInt(1, concert);
            statement.setString(2, buyer);
            statement.executeUpdate();
        }
    }
}
