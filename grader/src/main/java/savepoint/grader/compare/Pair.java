package savepoint.grader.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A line of a file of pairs.
///
/// @param id as it stood there, to be given back; JSON of any kind
/// @param references texts of which any is right
public record Pair(Object id, List<String> references, String candidate) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// What a line holds.
    public sealed interface Line {
        record Of(Pair pair) implements Line {}

        /// @param id if that much can be read
        record Unreadable(Optional<Object> id, String why) implements Line {}
    }

    public static Line read(String line) {
        JsonNode node;
        try {
            node = JSON.readTree(line);
        } catch (JacksonException unreadable) {
            return new Line.Unreadable(
                    Optional.empty(), "not JSON: " + unreadable.getOriginalMessage());
        }
        var id = Optional.<Object>ofNullable(node.get("id"));
        var references = new ArrayList<String>();
        var reference = node.get("reference");
        if (reference != null && reference.isString()) references.add(reference.stringValue());
        if (reference != null && reference.isArray())
            for (var one : reference) if (one.isString()) references.add(one.stringValue());
        var candidate = node.get("candidate");
        if (references.isEmpty())
            return new Line.Unreadable(id, "`reference` must be a text, or a list of texts");
        if (candidate == null || !candidate.isString())
            return new Line.Unreadable(id, "`candidate` must be a text");
        return new Line.Of(new Pair(id.orElse(null), references, candidate.stringValue()));
    }
}
