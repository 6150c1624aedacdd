package lantern;

import java.sql.SQLException;

/// Takes tickets back.
public interface Refunds {
    /// Deletes a ticket and gives its price back to the card of whoever bought it, if there is such a card. Says whether there was such a
    /// ticket.
    boolean cancel(int ticket) throws SQLException;
}
