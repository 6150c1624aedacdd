package lantern;

import java.sql.SQLException;

/// Sells tickets.
public interface Counter {
    /// Sells a seat of a screening, and says whether it was free. A taken seat stays whose it is.
    ///
    /// @param buyer null for a sale at the door
    boolean sell(int screening, String seat, String buyer, int cents) throws SQLException;
}
