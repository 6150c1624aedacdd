package savepoint.server.people.csv;

import java.text.Normalizer;
import java.util.regex.Pattern;

/// Cells as text, and names the way their bearers are called.
public final class Names {
    // Marks that turn the direction of what stands around them, and marks of the byte order.
    private static final Pattern UNSEEN =
            Pattern.compile("[\\u202a-\\u202e\\u2066-\\u2069\\ufeff\\u200e\\u200f]");
    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "[^\\s@<>()\\[\\],;:\"\\\\]{1,64}@[\\p{L}\\p{N}][\\p{L}\\p{N}.-]{0,188}");

    private Names() {}

    /// A cell or a field as text: one line, one blank between words, nothing unseen.
    public static String clean(String cell) {
        var text = Normalizer.normalize(Cells.restored(cell), Normalizer.Form.NFC);
        var seen = UNSEEN.matcher(text).replaceAll("");
        return BLANK.matcher(seen).replaceAll(" ").strip();
    }

    /// Whether mail could be sent there.
    public static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }

    static boolean isTurned(String name) {
        int comma = name.indexOf(',');
        return comma > 0 && comma < name.length() - 1 && name.indexOf(',', comma + 1) < 0;
    }

    /// `Lovelace, Ada` as Ada Lovelace; anything else as it is.
    static String turned(String name) {
        if (!isTurned(name)) return name;
        int comma = name.indexOf(',');
        return name.substring(comma + 1).strip() + " " + name.substring(0, comma).strip();
    }
}
