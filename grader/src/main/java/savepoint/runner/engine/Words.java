package savepoint.runner.engine;

import java.util.Locale;

/// What a statement begins with.
final class Words {
    private Words() {}

    /// In lower case, past comments and opening brackets; empty where there is none.
    static String first(String sql) {
        int at = 0;
        while (at < sql.length()) {
            if (sql.startsWith("--", at)) at = past(sql, "\n", at + 2);
            else if (sql.startsWith("/*", at)) at = past(sql, "*/", at + 2);
            else if (Character.isWhitespace(sql.charAt(at)) || sql.charAt(at) == '(') at++;
            else break;
        }
        int end = at;
        while (end < sql.length() && Character.isLetter(sql.charAt(end))) end++;
        return sql.substring(at, end).toLowerCase(Locale.ROOT);
    }

    private static int past(String sql, String mark, int from) {
        int found = sql.indexOf(mark, from);
        return found < 0 ? sql.length() : found + mark.length();
    }
}
