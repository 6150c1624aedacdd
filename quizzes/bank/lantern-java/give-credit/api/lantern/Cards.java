package lantern;

import java.sql.SQLException;

/// Prepaid cards.
public interface Cards {
    /// Moves credit between two cards, both or neither, and says whether it could be done.
    boolean give(int from, int to, int cents) throws SQLException;
}
