package savepoint.grader.bundle;

import java.util.List;
import java.util.regex.Pattern;

/// `kind: style`: what a Java hand-in is made of, by its syntax tree.
///
/// @param require each must stand somewhere in it
/// @param forbid none may stand anywhere in it
public record StyleCheck(Common common, List<String> require, List<String> forbid)
        implements Check {
    /// What the compiler's box finds by name; anything else is a method with its class.
    public static final List<String> CONSTRUCTS =
            List.of(
                    "prepared-statement",
                    "plain-statement",
                    "built-sql",
                    "try-with-resources",
                    "unguarded-connection");

    private static final Pattern METHOD =
            Pattern.compile("[a-z_]\\w*(\\.[a-z_]\\w*)*(\\.[A-Z]\\w*)+\\.[a-z]\\w*");

    static StyleCheck read(Common common, CheckKeys keys) {
        if (!keys.hasAny("require", "forbid"))
            keys.wrong("kind", "a style check needs `require` or `forbid`");
        return new StyleCheck(common.onOneFixture(), words("require", keys), words("forbid", keys));
    }

    private static List<String> words(String key, CheckKeys keys) {
        var words = keys.texts(key);
        for (var word : words) {
            if (!CONSTRUCTS.contains(word) && !METHOD.matcher(word).matches())
                keys.wrong(
                        key,
                        "`%s` is neither a method such as java.sql.Connection.commit nor one of %s"
                                .formatted(word, String.join(", ", CONSTRUCTS)));
        }
        return words;
    }
}
