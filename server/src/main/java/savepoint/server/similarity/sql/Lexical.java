package savepoint.server.similarity.sql;

import java.util.Locale;
import java.util.regex.Pattern;

/// A text of SQL without comments and needless spaces, in lower case but for what stands in quotes.
final class Lexical {
    // Quoted text, comments, spaces, and all else; each alternative begins with another character,
    // so that none is tried twice.
    private static final Pattern PIECE =
            Pattern.compile("'[^']*+'?|--[^\\n]*+|/\\*(?s:.)*?(?:\\*/|\\z)|\\s++|[^'\\s/-]++|[/-]");

    private Lexical() {}

    static String form(String sql) {
        var form = new StringBuilder();
        var pieces = PIECE.matcher(sql);
        while (pieces.find()) {
            var piece = pieces.group();
            boolean blank = piece.isBlank() || piece.startsWith("--") || piece.startsWith("/*");
            if (!blank) form.append(piece.startsWith("'") ? piece : piece.toLowerCase(Locale.ROOT));
            else if (!form.isEmpty() && form.charAt(form.length() - 1) != ' ') form.append(' ');
        }
        return form.toString().replaceAll("[ ;]+$", "");
    }

    static int words(String form) {
        return form.isBlank() ? 0 : form.split(" +").length;
    }
}
