package notes;

import java.sql.SQLException;

public interface Notebook {
    void write(String text) throws SQLException;

    int count() throws SQLException;
}
