package savepoint.server.web;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import savepoint.server.db.Sha256;

/// Tokens that prove a form came from a page of ours: derived from the browser's secret cookie, and masked anew in each
/// page, since a constant secret in a compressed page can be guessed from its length (BREACH).
final class Csrf {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LENGTH = 32;

    private Csrf() {}

    /// A token for the browser that holds this cookie.
    static String token(String cookie) {
        var mask = new byte[LENGTH];
        RANDOM.nextBytes(mask);
        var token = new byte[2 * LENGTH];
        System.arraycopy(mask, 0, token, 0, LENGTH);
        System.arraycopy(xor(mask, secret(cookie)), 0, token, LENGTH, LENGTH);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /// Whether the token was made for this cookie.
    static boolean matches(String token, String cookie) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException _) {
            return false;
        }
        if (bytes.length != 2 * LENGTH) return false;
        var mask = Arrays.copyOf(bytes, LENGTH);
        var masked = Arrays.copyOfRange(bytes, LENGTH, 2 * LENGTH);
        return MessageDigest.isEqual(xor(mask, masked), secret(cookie));
    }

    private static byte[] xor(byte[] left, byte[] right) {
        var result = new byte[LENGTH];
        for (var i = 0; i < LENGTH; i++) result[i] = (byte) (left[i] ^ right[i]);
        return result;
    }

    private static byte[] secret(String cookie) {
        return Sha256.of("csrf:" + cookie);
    }
}
