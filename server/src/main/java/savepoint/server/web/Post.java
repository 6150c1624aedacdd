package savepoint.server.web;

import java.util.regex.Pattern;
import savepoint.server.db.Sha256;

/// A form the viewer may send: its address and the idempotency key it carries.
///
/// Pages hold null in its place where the viewer may not.
public record Post(String action, String key) {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{8,100}");

    /// Whether a text may be such a key, so that it is fit for a row.
    public static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    /// A key together with what its form said: a form gone back to, edited and sent again is another, or what was typed
    /// last would be lost.
    public static String exactKey(String key, String... said) {
        return key + " " + Sha256.hex(String.join("\n", said));
    }
}
