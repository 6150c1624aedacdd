package savepoint.grader.check;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a scenario saw, as decoded from the words of a sandbox: a claim, compared with the solution's.
public sealed interface Observation {
    /// What a forged answer costs us is bounded here, not by the runner that writes honest ones.
    JsonMapper JSON =
            new JsonMapper(
                    JsonFactory.builder()
                            .streamReadConstraints(
                                    StreamReadConstraints.builder()
                                            .maxNestingDepth(64)
                                            .maxTokenCount(2_000_000)
                                            .build())
                            .build());

    /// To read a number takes time that grows with the square of its digits.
    int DIGITS = 10_000;

    /// A text, truth value, enum constant, time or null (absent text); kind keeps them apart.
    record Plain(String kind, String text) implements Observation {}

    record Amount(BigDecimal value) implements Observation {}

    record Sequence(List<Observation> elements) implements Observation {}

    /// A record or a map with its entries; a map's name is empty.
    record Fields(String name, SequencedMap<String, Observation> entries) implements Observation {}

    /// An exception by its classes, the most specific first. The message is the hand-in's own words.
    record Thrown(List<String> types, String message) implements Observation {}

    /// Something that cannot be compared, with the reason.
    record Unsupported(String what) implements Observation {}

    /// An answer from a sandbox.
    ///
    /// @param random whether the scenario drew from the seed
    /// @param returned whether the scenario returned it; otherwise it threw it
    record Answer(boolean random, boolean returned, Observation value) {}

    /// Decodes an answer; whatever is not one comes out as [Unsupported].
    static Answer decode(byte[] bytes) {
        try {
            var top = JSON.readTree(bytes);
            if (!top.isObject() || !top.has("value"))
                return new Answer(true, true, new Unsupported("no answer"));
            return new Answer(
                    top.path("random").asBoolean(true),
                    top.path("returned").asBoolean(true),
                    of(top.get("value")));
        } catch (JacksonException | IllegalArgumentException garbled) {
            return new Answer(true, true, new Unsupported("an answer that is not one"));
        }
    }

    private static Observation of(JsonNode node) {
        if (node.isNull()) return new Plain("null", "null");
        if (node.isBoolean()) return new Plain("truth", node.asString());
        if (node.isString()) return new Plain("text", node.stringValue());
        if (node.isArray()) return new Sequence(node.valueStream().map(Observation::of).toList());
        if (!node.isObject() || node.isEmpty()) throw new IllegalArgumentException("unknown value");
        var tag = node.propertyNames().iterator().next();
        var value = node.get(tag);
        return switch (tag) {
            case "i", "d", "f" -> number(value.stringValue());
            case "e" -> new Plain("constant", value.stringValue());
            case "t" -> new Plain("time", value.stringValue());
            case "b" -> new Plain("bytes", value.stringValue());
            case "m" -> map(value);
            case "r" -> fields(value.stringValue(), node.path("c"));
            case "x" -> thrown(value, node.path("s").asString(""));
            case "u" -> new Unsupported(value.stringValue());
            default -> throw new IllegalArgumentException("unknown tag");
        };
    }

    private static Observation thrown(JsonNode classes, String message) {
        var types = classes.valueStream().map(JsonNode::stringValue).toList();
        if (types.isEmpty()) throw new IllegalArgumentException("an exception without a class");
        return new Thrown(types, message);
    }

    private static Observation number(String text) {
        if (text.length() > DIGITS)
            return new Unsupported("a number of more than %d digits".formatted(DIGITS));
        try {
            return new Amount(new BigDecimal(text));
        } catch (NumberFormatException notFinite) {
            return new Plain("floating point", text);
        }
    }

    /// Map entries by the words of their keys; order does not matter in a map.
    private static Observation map(JsonNode pairs) {
        var entries = new java.util.TreeMap<String, Observation>();
        for (var pair : pairs) entries.put(Observations.words(of(pair.path(0))), of(pair.path(1)));
        return new Fields("", new LinkedHashMap<>(entries));
    }

    private static Observation fields(String name, JsonNode pairs) {
        var entries = new LinkedHashMap<String, Observation>();
        for (var pair : pairs) entries.put(pair.path(0).stringValue(), of(pair.path(1)));
        return new Fields(name, entries);
    }
}
