package savepoint.server.people.csv;

import java.util.regex.Pattern;

/// Cells that a spreadsheet would execute: made harmless on the way out, and what they were on the way in.
public final class Cells {
    // OWASP, CSV Injection, also behind spaces. Excel takes the wide signs of East Asian keyboards
    // for the narrow ones.
    private static final Pattern FORMULA =
            Pattern.compile("'*\\s*[=+\\-@\\t\\r\\n|%\uff1d\uff0b\uff0d\uff20].*", Pattern.DOTALL);
    // Nothing can be called without brackets, bars or exclamation marks, and programs look people
    // up by this.
    private static final Pattern ADDRESS = Pattern.compile("[+-][\\w.+-]*@[\\w.-]+");

    private Cells() {}

    /// The text as a cell that is text to every spreadsheet.
    public static String defused(String text) {
        return FORMULA.matcher(text).matches() && !ADDRESS.matcher(text).matches()
                ? "'" + text
                : text;
    }

    /// What a cell that was defused says.
    public static String restored(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
