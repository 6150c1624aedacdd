package savepoint.server.db;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/// The ids that stand in URLs: 80 random bits in lower-case base 32, without time or order in them.
public final class Refs {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LENGTH = 16;
    private static final Pattern REF = Pattern.compile("[a-z2-7]{" + LENGTH + "}");

    private Refs() {}

    /// A new ref.
    public static String random() {
        var ref = new StringBuilder(LENGTH);
        for (var i = 0; i < LENGTH; i++)
            ref.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        return ref.toString();
    }

    /// Whether a text could be a ref at all.
    public static boolean isRef(String text) {
        return REF.matcher(text).matches();
    }
}
