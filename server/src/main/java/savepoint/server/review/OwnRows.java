package savepoint.server.review;

import java.util.Optional;
import java.util.regex.Pattern;

/// Rows that a reviewer types to run a hand-in on: INSERT statements with nothing but values in them. What a fixture holds
/// is run with an author's rights, so anything else is refused, by its place.
final class OwnRows {
    static final int LONGEST = 20_000;

    private static final String WORD = "[A-Za-z_][A-Za-z0-9_]{0,62}";
    private static final Pattern SPACE = Pattern.compile("(?:\\s+|--[^\\n]*)*+");
    private static final Pattern HEAD =
            Pattern.compile(
                    "(?i)insert\\s+into\\s+(?!values\\b)"
                            + WORD
                            + "\\s*(?:\\(\\s*"
                            + WORD
                            + "(?:\\s*,\\s*"
                            + WORD
                            + ")*\\s*\\))?\\s*values");
    private static final Pattern VALUE =
            Pattern.compile(
                    "(?i)'(?:[^'\\\\\\x00]|'')*+'|[+-]?\\d{1,30}(?:\\.\\d{1,30})?|true\\b|false\\b|null\\b|default\\b"
                            + "|(?:date|time|timestamp|timestamptz|interval|uuid|json|jsonb)\\s*'(?:[^'\\\\\\x00]|'')*+'");

    private final String sql;
    private int at;

    private OwnRows(String sql) {
        this.sql = sql;
    }

    /// Why these are no rows; empty where they are.
    static Optional<String> problem(String sql) {
        if (sql.isBlank()) return Optional.of("Type the rows first, as INSERT statements.");
        if (sql.length() > LONGEST)
            return Optional.of(
                    "The rows have %,d characters; %,d are taken."
                            .formatted(sql.length(), LONGEST));
        return new OwnRows(sql).problem();
    }

    private Optional<String> problem() {
        skip();
        while (at < sql.length()) {
            if (!take(HEAD)) return wrong("INSERT INTO table (columns) VALUES");
            do {
                if (!take('(')) return wrong("( and the values of a row");
                do if (!take(VALUE)) return wrong("a value, such as 300.00, 'Ada' or NULL");
                while (take(','));
                if (!take(')')) return wrong(", or )");
            } while (take(','));
            if (!take(';')) return wrong("; after the last row");
        }
        return Optional.empty();
    }

    private boolean take(Pattern pattern) {
        var found = pattern.matcher(sql).region(at, sql.length());
        if (!found.lookingAt()) return false;
        at = found.end();
        skip();
        return true;
    }

    private boolean take(char expected) {
        if (at >= sql.length() || sql.charAt(at) != expected) return false;
        at++;
        skip();
        return true;
    }

    private void skip() {
        var found = SPACE.matcher(sql).region(at, sql.length());
        if (found.lookingAt()) at = found.end();
    }

    private Optional<String> wrong(String expected) {
        long line = sql.substring(0, at).lines().count();
        return Optional.of(
                "Line %d: %s is expected here. Rows are INSERT statements with values only."
                        .formatted(Math.max(1, line), expected));
    }
}
