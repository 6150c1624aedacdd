package savepoint.server.content.question;

import java.util.List;
import java.util.Optional;
import savepoint.grader.bundle.YamlMap;

/// Reads what is asked and what is right, by the question's `kind`.
final class KindReader {
    private static final List<String> KINDS = List.of("choose-one", "choose-many", "true-false");

    private KindReader() {}

    /// Whether the answers of this kind are a list.
    static boolean isListed(String kind) {
        return !List.of("sql", "java", "essay").contains(kind);
    }

    static Optional<Kind> read(String kind, YamlMap yaml, Sections sections) {
        return switch (kind) {
            case "choose-one" -> ChoiceReader.one(yaml, sections);
            case "choose-many" -> ChoiceReader.many(yaml, sections);
            case "true-false" -> ChoiceReader.truth(sections);
            default -> {
                if (yaml.has("kind"))
                    sections.error(
                            yaml.line("kind"),
                            "kind `%s` is not known; known: %s"
                                    .formatted(kind, String.join(", ", KINDS)));
                yield Optional.empty();
            }
        };
    }
}
