package library;

import java.sql.SQLException;
import java.util.List;

/// The list of publishers that the catalogue begins with.
public interface Catalogue {
    /// Every publisher with the number of its books, by name.
    List<Publisher> publishers() throws SQLException;
}
