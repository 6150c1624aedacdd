package library;

import java.sql.SQLException;
import java.util.List;

/// Takes deliveries in.
public interface Loader {
    /// Stores the good books, puts the bad ones aside, and returns how many were stored.
    int load(List<Book> books) throws SQLException;
}
