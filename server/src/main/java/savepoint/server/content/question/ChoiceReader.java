package savepoint.server.content.question;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import savepoint.grader.bundle.YamlMap;

/// Reads choices: `- [x] right`, `- [ ] wrong`, `- [50%] right in part`.
final class ChoiceReader {
    private static final Map<String, Credit> CREDITS = new LinkedHashMap<>();

    static {
        CREDITS.put("all", Credit.ALL);
        CREDITS.put("parts", Credit.PARTS);
    }

    private static final String TRIED = "each choice that is not marked right is tried anyway";

    private ChoiceReader() {}

    static Optional<Made> one(YamlMap yaml, Sections sections) {
        boolean shuffle = shuffle(yaml);
        var options = options(sections.answers(), sections);
        int line = sections.answers().isEmpty() ? 0 : sections.answers().getFirst().line();
        if (options.stream().noneMatch(option -> option.share().isAll()))
            sections.error(line, "no answer is marked right: `- [x] …`");
        if (options.size() < 2)
            sections.error(line, "needs at least two answers: `- [x] right` and `- [ ] wrong`");
        if (options.stream().allMatch(option -> option.share().isAll()))
            sections.error(line, "every answer is marked right");
        sections.expectNoWrong(TRIED);
        return Optional.of(Made.of(new Kind.ChooseOne(options, shuffle)));
    }

    static Optional<Made> many(YamlMap yaml, Sections sections) {
        boolean shuffle = shuffle(yaml);
        var credit = credit(yaml);
        var items = sections.answers();
        var options = options(items, sections);
        int line = items.isEmpty() ? 0 : items.getFirst().line();
        if (options.size() < 2)
            sections.error(line, "needs at least two answers: `- [x] right` and `- [ ] wrong`");
        boolean weighed = items.stream().anyMatch(item -> item.mark().orElse("").endsWith("%"));
        if (weighed) {
            var best =
                    options.stream()
                            .map(Kind.Option::share)
                            .filter(Share::isSome)
                            .reduce(Share.NONE, Share::plus);
            if (!best.isAll())
                sections.error(
                        line,
                        "the shares of right answers make %s, not 100%%".formatted(best.words()));
            if (yaml.has("credit"))
                sections.error(
                        yaml.line("credit"), "`credit` does not go with answers of stated shares");
        } else if (options.stream().noneMatch(option -> option.share().isSome())) {
            sections.error(line, "no answer is marked right: `- [x] …`");
        }
        sections.expectNoWrong(TRIED);
        return Optional.of(
                Made.of(new Kind.ChooseMany(options, shuffle, weighed ? Credit.WORTH : credit)));
    }

    static Optional<Made> truth(YamlMap yaml, Sections sections) {
        Optional<Boolean> right = Optional.empty();
        Map<String, Optional<String>> feedback = new LinkedHashMap<>();
        for (var item : sections.answers()) {
            var word = item.text().toLowerCase(Locale.ROOT);
            if (!List.of("true", "false").contains(word) || feedback.containsKey(word)) {
                sections.error(item.line(), "the answers are `True` and `False`, each once");
                continue;
            }
            feedback.put(word, item.feedback());
            if (item.mark().equals(Optional.of("x"))) {
                if (right.isPresent()) sections.error(item.line(), "both answers are marked right");
                right = Optional.of(word.equals("true"));
            }
        }
        if (right.isEmpty())
            sections.error(
                    sections.promptLine(),
                    "no answer is marked right: `- [x] True` or `- [x] False`");
        sections.expectNoWrong(TRIED);
        return right.map(known ->
                Made.of(
                        new Kind.TrueFalse(
                                known,
                                feedback.getOrDefault("true", Optional.empty()),
                                feedback.getOrDefault("false", Optional.empty()))));
    }

    static boolean shuffle(YamlMap yaml) {
        return yaml.text("shuffle").isEmpty() || yaml.flag("shuffle");
    }

    static Credit credit(YamlMap yaml) {
        return yaml.choice("credit", CREDITS).orElse(Credit.PARTS);
    }

    static List<Kind.Option> options(List<Item> items, Sections sections) {
        var options = new LinkedHashMap<String, Kind.Option>();
        for (var item : items) {
            if (item.mark().isEmpty()) {
                sections.error(item.line(), "is marked neither right nor wrong: `[x]` or `[ ]`");
            }
            if (item.text().isEmpty()) sections.error(item.line(), "the answer is empty");
            var option = Kind.Option.of(item.text(), share(item, sections), item.feedback());
            if (options.put(option.id(), option) != null)
                sections.error(item.line(), "the same answer stands here twice");
        }
        return new ArrayList<>(options.values());
    }

    /// What an answer earns that needs no mark to be right.
    static Share given(Item item, Sections sections) {
        return item.mark().isEmpty() ? Share.ALL : share(item, sections);
    }

    static Share share(Item item, Sections sections) {
        try {
            return item.share();
        } catch (IllegalArgumentException notAShare) {
            sections.error(
                    item.line(),
                    "`%s` is no share from -100%% to 100%%".formatted(item.mark().orElse("")));
            return Share.NONE;
        }
    }
}
