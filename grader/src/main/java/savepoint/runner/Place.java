package savepoint.runner;

import java.io.IOException;
import java.util.List;
import javax.sql.DataSource;

/// Where the database of a case is.
interface Place {
    DataSource database();

    /// The files that make it up; none where a server has it.
    List<byte[]> left() throws IOException;

    static Place of(Case.Where where) throws IOException {
        return switch (where.engine()) {
            case "sqlite" -> new SqliteFile(where.image());
            default -> new Server(new HandInDatabase(where));
        };
    }

    /// On a server, which others look into.
    record Server(DataSource database) implements Place {
        @Override
        public List<byte[]> left() {
            return List.of();
        }
    }
}
