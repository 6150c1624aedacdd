package lantern;

import java.sql.SQLException;
import java.util.List;

/// Finds films.
public interface Films {
    /// The films of this year and of later ones, oldest first, those of one year by id.
    List<Film> since(int year) throws SQLException;
}
