package library;

import java.sql.SQLException;

public interface Library {
    /// How many books were published in this year or later.
    int count(int year) throws SQLException;

    void add(int id, String title, int published) throws SQLException;
}
