package savepoint.grader.kind;

import java.sql.SQLException;
import java.util.List;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;

/// A handed-in .sql file: exactly one statement, or the reason why not.
public sealed interface SqlText {
    record One(String sql) implements SqlText {}

    record Bad(String why) implements SqlText {}

    /// The driver's own parser finds the statements, as it does before it sends them.
    static SqlText parse(String text) {
        try {
            var statements = statements(text);
            return switch (statements.size()) {
                case 0 -> new Bad("the file holds no statement");
                case 1 -> new One(statements.getFirst());
                default ->
                        new Bad(
                                "the file holds %d statements: one query is expected"
                                        .formatted(statements.size()));
            };
        } catch (SQLException unreadable) {
            return new Bad(String.valueOf(unreadable.getMessage()));
        }
    }

    /// A statement of an author with what stands in the comment before it.
    record Named(String name, String sql) {}

    /// The statements of an author's script, each named by the comment before it or by its first line.
    static List<Named> named(String text) throws SQLException {
        return statements(text).stream()
                .map(sql -> {
                    var first = sql.strip().lines().findFirst().orElse("").strip();
                    return new Named(first.replaceFirst("^--\\s*", ""), sql);
                })
                .toList();
    }

    /// The statements of a text, without those that are white space and comments alone.
    static List<String> statements(String text) throws SQLException {
        return Parser.parseJdbcSql(text, true, false, true, true, false).stream()
                .map((NativeQuery part) -> part.nativeSql)
                .filter(sql -> !isBlank(sql.toCharArray()))
                .toList();
    }

    /// Nothing but white space and comments.
    private static boolean isBlank(char[] sql) {
        for (int i = 0; i < sql.length; i++) {
            if (Character.isWhitespace(sql[i]) || sql[i] == '\uFEFF') continue;
            int end =
                    switch (sql[i]) {
                        case '-' -> Parser.parseLineComment(sql, i);
                        case '/' -> Parser.parseBlockComment(sql, i);
                        default -> i;
                    };
            if (end == i) return false;
            i = end;
        }
        return true;
    }
}
