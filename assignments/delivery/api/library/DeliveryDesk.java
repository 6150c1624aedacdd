package library;

import java.sql.SQLException;
import java.util.List;

/// Where deliveries are taken in.
public interface DeliveryDesk {
    /// Takes a delivery in: stores the good lines, reports the others. All of it is one transaction.
    ///
    /// @param lines of the file, the header first: `isbn;title;authors;publisher;year;price`
    /// @param thisYear a book may be of next year, and of no later one
    /// @throws BadHeader if the first line is another, or there is none; nothing changes
    /// @throws SQLException if the database refuses anything or fails; nothing changes
    Report takeIn(List<String> lines, int thisYear) throws SQLException;
}
