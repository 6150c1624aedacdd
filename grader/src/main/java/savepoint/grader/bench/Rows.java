package savepoint.grader.bench;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Collectors;

/// Rows of the platform's database.
final class Rows {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Rows() {}

    /// 80 random bits, as the platform's refs are.
    static String ref() {
        return RANDOM.ints(16, 0, LETTERS.length())
                .mapToObj(at -> LETTERS.substring(at, at + 1))
                .collect(Collectors.joining());
    }

    /// Inserts one row and returns the number that the statement returns.
    static long insert(Connection connection, String statement, Object... values)
            throws SQLException {
        try (var insert = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) insert.setObject(i + 1, values[i]);
            try (var made = insert.executeQuery()) {
                made.next();
                return made.getLong(1);
            }
        }
    }
}
