package library;

import java.sql.SQLException;
import java.util.List;

/// Where deliveries are put before they are cleaned.
public interface Staging {
    /// Stores all lines or none, and returns how many they were.
    int stage(List<Line> lines) throws SQLException;
}
