package savepoint.grader.bundle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// A YAML mapping whose every complaint names file and line. Read the keys that are known, then call [#finish()]: what
/// was not asked for is an unknown key.
public final class YamlMap {
    private final String path;
    private final int line;
    private final int offset;
    private final Problems problems;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();

    private YamlMap(String path, int line, int offset, Problems problems) {
        this.path = path;
        this.line = line;
        this.offset = offset;
        this.problems = problems;
    }

    /// Reads a document whose top is a mapping; an empty document is an empty mapping.
    ///
    /// @param firstLine the line of the file on which the text begins, for front matter
    public static Optional<YamlMap> read(
            String path, String text, int firstLine, Problems problems) {
        var settings =
                LoadSettings.builder()
                        .setLabel(path)
                        .setAllowDuplicateKeys(false)
                        .setMaxAliasesForCollections(0)
                        .setCodePointLimit(1 << 20)
                        .build();
        try {
            var top = new Compose(settings).composeString(text);
            if (top.isEmpty())
                return Optional.of(new YamlMap(path, firstLine, firstLine - 1, problems));
            if (top.get() instanceof MappingNode mapping)
                return Optional.of(of(path, firstLine - 1, mapping, problems));
            problems.error(path, firstLine, "keys and values (`title: …`) are expected here");
        } catch (MarkedYamlEngineException broken) {
            int at =
                    broken.getProblemMark()
                            .map(mark -> mark.getLine() + firstLine)
                            .orElse(firstLine);
            problems.error(path, at, "not YAML: " + broken.getProblem());
        } catch (YamlEngineException broken) {
            problems.error(path, firstLine, "not YAML: " + broken.getMessage());
        }
        return Optional.empty();
    }

    private static YamlMap of(String path, int offset, MappingNode node, Problems problems) {
        var map = new YamlMap(path, lineOf(node, offset), offset, problems);
        for (var pair : node.getValue()) {
            if (!(pair.getKeyNode() instanceof ScalarNode key)) {
                problems.error(path, lineOf(pair.getKeyNode(), offset), "a key must be plain text");
                continue;
            }
            if (map.values.put(key.getValue(), pair.getValueNode()) != null) {
                problems.error(
                        path,
                        lineOf(key, offset),
                        "key `%s` stands here twice".formatted(key.getValue()));
            }
            map.lines.put(key.getValue(), lineOf(key, offset));
        }
        return map;
    }

    private static int lineOf(Node node, int offset) {
        return node.getStartMark().map(mark -> mark.getLine() + 1 + offset).orElse(0);
    }

    public String path() {
        return path;
    }

    /// Where complaints about this mapping go.
    public Problems problems() {
        return problems;
    }

    /// The line of a key, or of the mapping where the key is missing.
    public int line(String key) {
        return lines.getOrDefault(key, line);
    }

    public Set<String> keys() {
        return values.keySet();
    }

    public Optional<String> text(String key) {
        return value(key)
                .flatMap(node -> {
                    if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL))
                        return Optional.of(scalar.getValue());
                    return wrong(key, "must be text");
                });
    }

    /// The text, or a problem and an empty text.
    public String requiredText(String key) {
        if (!values.containsKey(key)) {
            known.add(key);
            problems.error(path, line, "key `%s` is missing".formatted(key));
            return "";
        }
        return text(key).orElse("");
    }

    public Optional<Integer> whole(String key) {
        return text(key)
                .flatMap(text -> {
                    try {
                        return Optional.of(Integer.valueOf(text));
                    } catch (NumberFormatException notWhole) {
                        return wrong(key, "must be a whole number, not `%s`".formatted(text));
                    }
                });
    }

    /// A plain decimal of at most eight digits before and four after the point.
    public Optional<BigDecimal> number(String key) {
        return text(key)
                .flatMap(text ->
                        text.matches("-?\\d{1,8}(\\.\\d{1,4})?")
                                ? Optional.of(new BigDecimal(text))
                                : wrong(key, "must be a number, not `%s`".formatted(text)));
    }

    public boolean flag(String key) {
        return text(key)
                .flatMap(text ->
                        switch (text) {
                            case "true" -> Optional.of(true);
                            case "false" -> Optional.of(false);
                            default ->
                                    this.<Boolean>wrong(
                                            key, "must be true or false, not `%s`".formatted(text));
                        })
                .orElse(false);
    }

    /// One of the words, which stand in the order in which a message lists them.
    public <T> Optional<T> choice(String key, Map<String, T> words) {
        return text(key)
                .flatMap(text ->
                        words.containsKey(text)
                                ? Optional.of(words.get(text))
                                : wrong(
                                        key,
                                        "is `%s`, which is not known; known: %s"
                                                .formatted(
                                                        text, String.join(", ", words.keySet()))));
    }

    /// A list of texts; a single text is a list of one. Empty where the key is missing.
    public List<String> texts(String key) {
        var found = new ArrayList<String>();
        value(key)
                .ifPresent(node -> {
                    switch (node) {
                        case ScalarNode scalar -> found.add(scalar.getValue());
                        case SequenceNode sequence -> {
                            for (var item : sequence.getValue()) {
                                if (item instanceof ScalarNode scalar) found.add(scalar.getValue());
                                else
                                    problems.error(
                                            path,
                                            lineOf(item, offset),
                                            "`%s` must be a list of texts".formatted(key));
                            }
                        }
                        default -> wrong(key, "must be a list of texts");
                    }
                });
        return found;
    }

    public Optional<YamlMap> map(String key) {
        return value(key)
                .flatMap(node ->
                        node instanceof MappingNode mapping
                                ? Optional.of(of(path, offset, mapping, problems))
                                : wrong(key, "must hold keys and values"));
    }

    /// A list of mappings. Empty where the key is missing.
    public List<YamlMap> maps(String key) {
        var found = new ArrayList<YamlMap>();
        value(key)
                .ifPresent(node -> {
                    if (!(node instanceof SequenceNode sequence)) {
                        wrong(key, "must be a list");
                        return;
                    }
                    for (var item : sequence.getValue()) {
                        if (item instanceof MappingNode mapping)
                            found.add(of(path, offset, mapping, problems));
                        else
                            problems.error(
                                    path,
                                    lineOf(item, offset),
                                    "`%s` must list keys and values".formatted(key));
                    }
                });
        return found;
    }

    /// Whether the key's value is a mapping, where either that or a text may stand.
    public boolean isMap(String key) {
        return values.get(key) instanceof MappingNode;
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    /// Counts these keys as known, since somebody else reads them.
    public void leave(Collection<String> keys) {
        known.addAll(keys);
    }

    /// Reports the keys that nobody asked for.
    public void finish() {
        for (var key : values.keySet()) {
            if (!known.contains(key)) {
                problems.error(
                        path,
                        line(key),
                        "unknown key `%s`; known: %s".formatted(key, String.join(", ", known)));
            }
        }
    }

    private Optional<Node> value(String key) {
        known.add(key);
        return Optional.ofNullable(values.get(key));
    }

    private <T> Optional<T> wrong(String key, String complaint) {
        problems.error(path, line(key), "`%s` %s".formatted(key, complaint));
        return Optional.empty();
    }
}
