package savepoint.server.content.markdown;

import org.commonmark.node.CustomBlock;

/// A passage set apart, such as a note or a warning.
final class Admonition extends CustomBlock {
    final Kind kind;
    final String title;

    Admonition(Kind kind, String title) {
        this.kind = kind;
        this.title = title;
    }

    enum Kind {
        NOTE,
        TIP,
        IMPORTANT,
        WARNING,
        CAUTION;

        /// The kind by the word an author wrote; the many words of other systems fall to the nearest.
        static Kind of(String word) {
            return switch (word) {
                case "tip", "hint", "success", "example" -> TIP;
                case "important", "attention" -> IMPORTANT;
                case "warning" -> WARNING;
                case "caution", "danger", "error", "failure", "bug" -> CAUTION;
                default -> NOTE;
            };
        }

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        String heading() {
            return name().charAt(0) + code().substring(1);
        }
    }
}
