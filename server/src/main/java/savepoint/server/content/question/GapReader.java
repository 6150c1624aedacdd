package savepoint.server.content.question;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import savepoint.grader.bundle.YamlMap;

/// Reads the gaps of a prompt: `- how: commit`, or `- how (choice):` with a list of its own.
final class GapReader {
    private static final Pattern HEAD =
            Pattern.compile(
                    "([a-z0-9][a-z0-9-]{0,39})(?: \\(([a-z]+)\\))?(?::\\s*(.*)|:?)",
                    Pattern.DOTALL);

    private final Sections sections;
    private final Folding folding;
    private final Map<String, Kind.Gap> gaps = new LinkedHashMap<>();

    private GapReader(Sections sections, Folding folding) {
        this.sections = sections;
        this.folding = folding;
    }

    static Optional<Made> read(YamlMap yaml, Sections sections) {
        var credit = ChoiceReader.credit(yaml);
        var reader = new GapReader(sections, LineReader.folding(yaml));
        sections.answers().forEach(reader::gap);
        reader.inPrompt();
        if (reader.gaps.size() > Prompt.MOST_GAPS)
            sections.error(
                    sections.promptLine(), "has more than %d gaps".formatted(Prompt.MOST_GAPS));
        return Optional.of(
                Made.of(
                        new Kind.FillIn(List.copyOf(reader.gaps.values()), credit),
                        sections.wrong()));
    }

    private void gap(Item item) {
        var head = HEAD.matcher(item.text());
        if (!head.matches()) {
            sections.error(
                    item.line(),
                    "is no gap: write `- name: answer`, or `- name (choice):` with a list below it");
            return;
        }
        var name = head.group(1);
        var inline = Optional.ofNullable(head.group(3)).orElse("").strip();
        if (inline.isEmpty() == item.items().isEmpty())
            sections.error(
                    item.line(),
                    "gap `%s` has its answer on the same line, or a list of answers below"
                            .formatted(name));
        var items =
                inline.isEmpty()
                        ? item.items()
                        : List.of(
                                new Item(
                                        item.line(),
                                        Optional.empty(),
                                        inline,
                                        item.feedback(),
                                        List.of()));
        var kind =
                kind(name, Optional.ofNullable(head.group(2)).orElse("text"), items, item.line());
        if (kind.isPresent() && gaps.put(name, new Kind.Gap(name, kind.get())) != null)
            sections.error(item.line(), "gap `%s` stands here twice".formatted(name));
    }

    private Optional<Kind> kind(String name, String word, List<Item> items, int line) {
        return switch (word) {
            case "text" ->
                    Optional.of(
                            new Kind.ShortText(
                                    LineReader.wordings(items, folding, sections), folding));
            case "number" ->
                    Optional.of(new Kind.Numeric(NumberReader.figures(items, sections), List.of()));
            case "choice" -> {
                var options = ChoiceReader.options(items, sections);
                if (options.size() < 2
                        || options.stream().noneMatch(option -> option.share().isAll()))
                    sections.error(
                            line,
                            "gap `%s` needs a right choice and others: `- [x] …`, `- [ ] …`"
                                    .formatted(name));
                yield Optional.of(new Kind.ChooseOne(options, true));
            }
            default -> {
                sections.error(
                        line,
                        "gap `%s` is a `%s`; known: text, number, choice".formatted(name, word));
                yield Optional.empty();
            }
        };
    }

    /// Each gap stands once in the prompt, and nothing there is left without an answer.
    private void inPrompt() {
        var seen = new LinkedHashMap<String, Integer>();
        for (int i = sections.promptLine(); i <= sections.promptEnd(); i++) {
            var place = Prompt.GAP.matcher(sections.lines().get(i - 1));
            while (place.find()) {
                var name = place.group(1);
                if (seen.put(name, i) != null)
                    sections.error(i, "gap `[[%s]]` stands in the prompt twice".formatted(name));
                else if (!gaps.containsKey(name))
                    sections.error(i, "gap `[[%s]]` has no answer".formatted(name));
            }
        }
        for (var item : sections.answers()) {
            var head = HEAD.matcher(item.text());
            if (head.matches()
                    && gaps.containsKey(head.group(1))
                    && !seen.containsKey(head.group(1)))
                sections.error(
                        item.line(),
                        "gap `%s` does not stand in the prompt as `[[%s]]`"
                                .formatted(head.group(1), head.group(1)));
        }
    }
}
