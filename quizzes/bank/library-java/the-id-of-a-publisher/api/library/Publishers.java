package library;

import java.sql.SQLException;

/// Finds publishers, and adds those that are new.
public interface Publishers {
    /// The id of the publisher of this name, without regard to capitals and additional spaces; added if there is none.
    long idOf(String name) throws SQLException;
}
