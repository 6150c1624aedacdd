package savepoint.server.content.markdown;

import java.util.Locale;

/// Names of places within a text.
final class Anchors {
    static final String PREFIX = "s-";

    private Anchors() {}

    /// The anchor of a heading: its words in lower case, joined by hyphens.
    static String of(String heading) {
        var kept = heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}\\s_-]", "");
        var joined = kept.strip().replaceAll("\\s", "-");
        return joined.isEmpty() ? "section" : joined;
    }

    /// The anchor that a link's fragment means; those of footnotes are already whole.
    static String ofFragment(String fragment) {
        return fragment.startsWith("fn") ? fragment : PREFIX + fragment.toLowerCase(Locale.ROOT);
    }
}
