package savepoint.grader.database;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// What a case's database starts with.
///
/// @param key tells templates apart: a hash of all the rest
/// @param schema SQL of an author
/// @param fixtures SQL of an author, run in this order
/// @param ddl whether the hand-in may make objects of its own
public record Template(String key, String schema, List<String> fixtures, boolean ddl) {
    public Template {
        fixtures = List.copyOf(fixtures);
    }

    /// For a hand-in that works on rows.
    public static Template of(String schema, List<String> fixtures) {
        return of(schema, fixtures, false);
    }

    /// For a hand-in that may make tables, views and temporary tables, if `ddl` says so.
    public static Template of(String schema, List<String> fixtures, boolean ddl) {
        try {
            var hash = MessageDigest.getInstance("SHA-256");
            hash.update((byte) (ddl ? 1 : 0));
            add(hash, schema);
            fixtures.forEach(fixture -> add(hash, fixture));
            return new Template(
                    HexFormat.of().formatHex(hash.digest(), 0, 16), schema, fixtures, ddl);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has SHA-256
        }
    }

    private static void add(MessageDigest hash, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        hash.update(Integer.toString(bytes.length).getBytes(StandardCharsets.US_ASCII));
        hash.update((byte) ':');
        hash.update(bytes);
    }

    String database() {
        return "template_" + key;
    }
}
