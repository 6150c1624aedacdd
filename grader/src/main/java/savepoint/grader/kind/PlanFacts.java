package savepoint.grader.kind;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the server says of how it carried out a query.
///
/// @param scanned tables that it read from end to end
/// @param indexed tables that it reached by an index
/// @param buffers pages that it read, wherever they lay
/// @param nodes the plan's steps in words, from the top
record PlanFacts(Set<String> scanned, Set<String> indexed, long buffers, List<String> nodes) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// @param json the answer to EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON)
    static PlanFacts of(String json) {
        var top = JSON.readTree(json).path(0).path("Plan");
        var facts =
                new PlanFacts(
                        new HashSet<>(),
                        new HashSet<>(),
                        top.path("Shared Hit Blocks").asLong(0)
                                + top.path("Shared Read Blocks").asLong(0),
                        new ArrayList<>());
        facts.add(top, "");
        return facts;
    }

    private void add(JsonNode node, String table) {
        var type = node.path("Node Type").asString("");
        var own = node.path("Relation Name").asString(table);
        if (type.equals("Seq Scan")) scanned.add(own);
        // the index scan under a bitmap scan does not say whose index it is
        if (type.startsWith("Index") || type.startsWith("Bitmap Heap")) indexed.add(own);
        var index = node.path("Index Name").asString("");
        nodes.add(
                type
                        + (index.isEmpty() ? "" : " using " + index)
                        + (own.isEmpty() ? "" : " on " + own));
        for (var below : node.path("Plans")) add(below, type.startsWith("Bitmap Heap") ? own : "");
    }
}
