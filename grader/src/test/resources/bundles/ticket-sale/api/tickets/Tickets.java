package tickets;

import java.sql.SQLException;

public interface Tickets {
    /// Sells one ticket, or none if there is none left.
    boolean buy(int concert, String buyer) throws SQLException;
}
