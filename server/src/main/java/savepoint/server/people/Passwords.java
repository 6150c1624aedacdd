package savepoint.server.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import savepoint.server.db.Refs;

/// Argon2id hashes in the PHC string format.
public final class Passwords {
    // OWASP Password Storage Cheat Sheet: 19 MiB, two passes, one lane
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int SALT = 16;
    private static final int HASH = 32;
    private static final Pattern ENCODED =
            Pattern.compile(
                    "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=1\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private static final int LONGEST = 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final SecureRandom RANDOM = new SecureRandom();

    // One hash a core at a time: more would only take memory, 19 MiB each, and finish no sooner.
    private final Semaphore turns = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    // Compared with where there is no account, so that its answer takes as long as any other.
    private static final String NOBODYS = hash(randomText());

    /// What a comparison came to; `BUSY` when too many wait already.
    enum Match {
        RIGHT,
        WRONG,
        BUSY
    }

    /// The hash to keep, with a salt of its own.
    static String hash(String password) {
        var salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        var base64 = Base64.getEncoder().withoutPadding();
        var hash = argon2(password, salt, MEMORY_KIB, PASSES);
        return "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s"
                .formatted(
                        MEMORY_KIB,
                        PASSES,
                        base64.encodeToString(salt),
                        base64.encodeToString(hash));
    }

    /// A password that nobody guesses: 60 random bits, in groups that can be typed from paper.
    public static String random() {
        var letters = randomText();
        return String.join(
                "-", letters.substring(0, 4), letters.substring(4, 8), letters.substring(8, 12));
    }

    /// Compares with a hash; with null, for an account that does not exist, takes as long and is `WRONG`.
    Match match(String password, String encoded) throws InterruptedException {
        if (!turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) return Match.BUSY;
        try {
            var same = isSame(password, encoded == null ? NOBODYS : encoded);
            return same && encoded != null ? Match.RIGHT : Match.WRONG;
        } finally {
            turns.release();
        }
    }

    private static boolean isSame(String password, String encoded) {
        var parts = ENCODED.matcher(encoded);
        if (!parts.matches())
            throw new IllegalStateException("a stored password hash has an unknown format");
        var base64 = Base64.getDecoder();
        var hash =
                argon2(
                        password,
                        base64.decode(parts.group(3)),
                        Integer.parseInt(parts.group(1)),
                        Integer.parseInt(parts.group(2)));
        return MessageDigest.isEqual(hash, base64.decode(parts.group(4)));
    }

    private static byte[] argon2(String password, byte[] salt, int memoryKib, int passes) {
        var generator = new Argon2BytesGenerator();
        generator.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(memoryKib)
                        .withIterations(passes)
                        .withParallelism(1)
                        .withSalt(salt)
                        .build());
        var hash = new byte[HASH];
        generator.generateBytes(bytes(password), hash);
        return hash;
    }

    // The same letters typed on another keyboard may be other code points.
    private static byte[] bytes(String password) {
        var text = password.length() > LONGEST ? password.substring(0, LONGEST) : password;
        return Normalizer.normalize(text, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
    }

    private static String randomText() {
        return Refs.random();
    }
}
