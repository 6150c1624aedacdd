package lantern;

import java.sql.SQLException;
import java.util.List;

/// Finds the seats that somebody has bought.
public interface Seats {
    /// The seats on the tickets of this buyer, in the order of the tickets' ids.
    List<String> of(String buyer) throws SQLException;
}
