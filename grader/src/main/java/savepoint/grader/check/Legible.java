package savepoint.grader.check;

/// Text of a hand-in, made fit to be kept and read: of bounded length, without characters that no database takes, that
/// no page shows, or that turn the text around them.
public final class Legible {
    private static final int CELL = 200;
    private static final int MESSAGE = 2_000;
    private static final int PRINTED = 16_000;
    private static final char REPLACEMENT = '\uFFFD';

    private Legible() {}

    /// What stands in one place of a table.
    public static String cell(String text) {
        return of(text, CELL);
    }

    /// What a check says.
    public static String message(String text) {
        return of(text, MESSAGE);
    }

    /// What a program printed.
    public static String printed(String text) {
        return of(text, PRINTED);
    }

    private static String of(String text, int most) {
        var legible = new StringBuilder(Math.min(text.length(), most) + 1);
        int at = 0;
        while (at < text.length() && at < most) {
            int point = text.codePointAt(at);
            if (shows(point)) legible.appendCodePoint(point);
            else legible.append(REPLACEMENT);
            at += Character.charCount(point);
        }
        return at < text.length() ? legible.append('…').toString() : legible.toString();
    }

    private static boolean shows(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> point == '\n' || point == '\t';
            // marks of direction, soft hyphens and joiners: all of them invisible
            case Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
