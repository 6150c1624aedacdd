package tickets;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

public final class SqlTickets implements Tickets {
    private final DataSource database;

    public SqlTickets(DataSource database) {
        this.database = database;
    }

    @Override
    public boolean buy(int concert, String buyer) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement look = connection.prepareStatement("SELECT left_over FROM concert WHERE id = ?");
                PreparedStatement take =
                        connection.prepareStatement("UPDATE concert SET left_over = ? WHERE id = ?")) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            look.setInt(1, concert);
            int left;
            try (ResultSet rows = look.executeQuery()) {
                rows.next();
                left = rows.getInt(1);
            }
            if (left > 0) {
                take.setInt(1, left - 1);
                take.setInt(2, concert);
                take.executeUpdate();
                insert(connection, concert, buyer);
            }
            connection.commit();
            return left > 0;
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
