package savepoint.runner.engine;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A database engine inside its box, with one database at a time.
interface Engine {
    /// Puts an empty database in the place of the last one.
    void begin() throws SQLException, IOException;

    /// Puts these files there.
    ///
    /// @param parts the database, then what its program had not yet written into it
    void load(List<byte[]> parts) throws SQLException, IOException;

    /// The database as a file.
    byte[] image() throws SQLException, IOException;

    /// For the author's statements.
    Connection owner() throws SQLException;

    /// For those of a hand-in whose task is to make tables.
    Connection maker() throws SQLException;

    /// For a handed-in query, which must not change anything.
    ///
    /// @param otherwise with the rows of each table in another order
    Connection reader(boolean otherwise) throws SQLException;

    /// For the tables that a hand-in left.
    Connection checker() throws SQLException;

    /// What statements that only read begin with.
    Set<String> queries();

    /// Why the statement is not taken for a query; null where it is.
    default String refuses(String query) {
        return queries().contains(Words.first(query))
                ? null
                : "the statement would change something: a query is expected";
    }

    /// Where they are; null where there is one place only.
    String schema();

    /// Asks for the ordinary tables, in the order of their names.
    String tableNames();

    /// The ordinary tables, in the order of their names.
    default List<String> tables(Connection connection) throws SQLException {
        var names = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(tableNames())) {
            while (result.next()) names.add(result.getString(1));
        }
        return names;
    }

    /// Asks how the tables were made; null where a hand-in cannot change that.
    String definitions();

    /// What the engine says, without what its driver says around it.
    String words(SQLException refused);

    /// What the engine calls this kind of error, in a word.
    String code(SQLException refused);
}
