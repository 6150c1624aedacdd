package savepoint.server.content.question;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import savepoint.grader.bundle.YamlMap;

/// Reads what is asked and what is right, by the question's `kind`.
final class KindReader {
    private interface Reader {
        Optional<Made> read(YamlMap yaml, Sections sections);
    }

    private static final Map<String, Reader> LISTED = new LinkedHashMap<>();
    private static final List<String> CODE = List.of("sql", "java");
    private static final String ESSAY = "essay";

    static {
        LISTED.put("choose-one", ChoiceReader::one);
        LISTED.put("choose-many", ChoiceReader::many);
        LISTED.put("true-false", ChoiceReader::truth);
        LISTED.put("number", NumberReader::read);
        LISTED.put("short-text", LineReader::read);
        LISTED.put("match", ArrangedReader::match);
        LISTED.put("order", ArrangedReader::order);
        LISTED.put("fill-in", GapReader::read);
    }

    private KindReader() {}

    /// Whether the answers of this kind are a list.
    static boolean isListed(String kind) {
        return LISTED.containsKey(kind);
    }

    static Optional<Made> read(
            String kind, YamlMap yaml, Sections sections, QuestionReader.Source source) {
        if (isListed(kind)) {
            if (sections.answers().isEmpty()) {
                sections.error(
                        sections.promptLine(),
                        "has no answers: they are the list at the end, or the one below `## Answers`");
                return Optional.empty();
            }
            sections.expect("answers", "explanation", "must not pass");
            return LISTED.get(kind).read(yaml, sections);
        }
        if (CODE.contains(kind)) {
            sections.expect("explanation", "must not pass", "solution", "starter");
            return new CodeReader(kind, yaml, sections, source).read();
        }
        if (kind.equals(ESSAY)) {
            sections.expect("explanation", "model answer");
            return EssayReader.read(yaml, sections);
        }
        if (yaml.has("kind"))
            sections.error(
                    yaml.line("kind"),
                    "kind `%s` is not known; known: %s, sql, java, essay"
                            .formatted(kind, String.join(", ", LISTED.keySet())));
        return Optional.empty();
    }
}
