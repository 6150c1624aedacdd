package savepoint.server.content.question;

import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import savepoint.grader.bundle.YamlMap;

/// Reads words: `- commit`, `- \`commit()\``, `- /roll ?back/` for a pattern.
final class LineReader {
    private static final int LONGEST_PATTERN = 300;

    private LineReader() {}

    static Optional<Made> read(YamlMap yaml, Sections sections) {
        var folding = folding(yaml);
        return Optional.of(
                Made.of(
                        new Kind.ShortText(
                                wordings(sections.answers(), folding, sections), folding),
                        sections.wrong()));
    }

    static Folding folding(YamlMap yaml) {
        boolean exact =
                yaml.choice("case", java.util.Map.of("exact", true, "ignore", false)).orElse(false);
        var spaces =
                yaml.choice("spaces", Choices.of(Folding.Spaces.values()))
                        .orElse(Folding.Spaces.ONE);
        return new Folding(!exact, spaces);
    }

    static List<Key.Wording> wordings(List<Item> items, Folding folding, Sections sections) {
        var wordings = new ArrayList<Key.Wording>();
        for (var item : items) {
            var text = item.text();
            boolean pattern = text.length() > 2 && text.startsWith("/") && text.endsWith("/");
            if (text.isEmpty()) sections.error(item.line(), "the answer is empty");
            var words =
                    pattern ? text.substring(1, text.length() - 1) : NumberReader.unquoted(text);
            if (pattern) check(words, folding, item, sections);
            wordings.add(
                    new Key.Wording(
                            words, pattern, ChoiceReader.given(item, sections), item.feedback()));
        }
        NumberReader.needsOne(items, sections);
        return wordings;
    }

    private static void check(String pattern, Folding folding, Item item, Sections sections) {
        if (pattern.length() > LONGEST_PATTERN) {
            sections.error(
                    item.line(), "a pattern has at most %d characters".formatted(LONGEST_PATTERN));
            return;
        }
        try {
            var compiled = LineJudge.pattern(pattern, folding);
            if (compiled.matches(""))
                sections.error(item.line(), "the pattern is met by an empty answer");
        } catch (PatternSyntaxException broken) {
            sections.error(
                    item.line(),
                    "`/%s/` is no pattern of RE2 (without look-around and back references): %s"
                            .formatted(pattern, broken.getDescription()));
        }
    }
}
