package savepoint.grader.queue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A console's entry as the grader needs it.
///
/// @param files of the published version: the first makes the tables, the others fill them
/// @param earlier what is run again before it, oldest first
public record Exploration(
        long entry, Kind kind, String sql, List<String> files, List<String> earlier) {
    /// Earlier entries that are run again at most; one more is read, so that too many are noticed.
    public static final int MOST_EARLIER = 50;

    public enum Kind {
        /// Run it.
        RUN,
        /// Run it, tell how the database did that, and undo it.
        PLAN,
        /// Tell which tables there are.
        TABLES
    }

    public static Exploration read(Connection connection, long entry) throws SQLException {
        try (var select =
                connection.prepareStatement(
                        """
                        select upper(e.kind), e.sql, c.files,
                               array(select o.sql from console_entry o
                                      where o.console_id = c.id and o.changes and o.id > c.begins_after and o.id < e.id
                                      order by o.id
                                      limit ?)
                          from console_entry e join console c on c.id = e.console_id
                         where e.id = ?\
                        """)) {
            select.setInt(1, MOST_EARLIER + 1);
            select.setLong(2, entry);
            try (var found = select.executeQuery()) {
                if (!found.next())
                    throw new SQLException("console entry %d is not there".formatted(entry));
                return new Exploration(
                        entry,
                        Kind.valueOf(found.getString(1)),
                        found.getString(2),
                        texts(found.getArray(3).getArray()),
                        texts(found.getArray(4).getArray()));
            }
        }
    }

    private static List<String> texts(Object array) {
        var texts = new ArrayList<String>();
        for (var text : (Object[]) array) texts.add((String) text);
        return List.copyOf(texts);
    }
}
