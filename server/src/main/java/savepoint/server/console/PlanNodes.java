package savepoint.server.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads what `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON)` gives; see using-explain.html of PostgreSQL's manual.
final class PlanNodes {
    private static final List<String> DETAILS =
            List.of(
                    "Index Cond",
                    "Recheck Cond",
                    "Hash Cond",
                    "Merge Cond",
                    "Join Filter",
                    "Filter",
                    "One-Time Filter",
                    "Sort Key",
                    "Group Key");

    private PlanNodes() {}

    static PlanNode read(String json) {
        var plan = JsonMapper.shared().readTree(json).path(0).path("Plan");
        return node(plan, Math.max(total(plan), 0.001));
    }

    private static PlanNode node(JsonNode plan, double whole) {
        var children = StreamSupport.stream(plan.path("Plans").spliterator(), false).toList();
        double alone =
                Math.max(0, total(plan) - children.stream().mapToDouble(PlanNodes::total).sum());
        long loops = plan.path("Actual Loops").asLong(0);
        return new PlanNode(
                title(plan),
                details(plan),
                Math.round(plan.path("Actual Rows").asDouble(0) * loops),
                Math.round(plan.path("Plan Rows").asDouble(0) * loops),
                loops,
                String.format(Locale.ROOT, alone < 10 ? "%.2f" : "%.0f", alone),
                Math.min(100, (int) Math.round(100 * alone / whole)),
                plan.path("Shared Hit Blocks").asLong(0)
                        + plan.path("Shared Read Blocks").asLong(0),
                children.stream().map(child -> node(child, whole)).toList());
    }

    private static double total(JsonNode plan) {
        return plan.path("Actual Total Time").asDouble(0) * plan.path("Actual Loops").asDouble(0);
    }

    private static String title(JsonNode plan) {
        var title = new StringBuilder();
        var join = text(plan, "Join Type");
        if (!join.isEmpty() && !join.equals("Inner")) title.append(join).append(' ');
        title.append(text(plan, "Node Type"));
        if (plan.path("Node Type").asString("").equals("ModifyTable"))
            title.append(' ').append(text(plan, "Operation"));
        if (!text(plan, "Index Name").isEmpty())
            title.append(" using ").append(text(plan, "Index Name"));
        if (!text(plan, "Relation Name").isEmpty())
            title.append(" on ").append(text(plan, "Relation Name"));
        else if (!text(plan, "CTE Name").isEmpty())
            title.append(" on ").append(text(plan, "CTE Name"));
        return title.toString();
    }

    private static List<String> details(JsonNode plan) {
        var details = new ArrayList<String>();
        for (var name : DETAILS) {
            var value = plan.path(name);
            if (value.isMissingNode()) continue;
            details.add(name + ": " + (value.isArray() ? joined(value) : value.asString("")));
        }
        long removed = plan.path("Rows Removed by Filter").asLong(0);
        if (removed > 0) details.add("Rows thrown away by the filter: %,d".formatted(removed));
        return details;
    }

    private static String joined(JsonNode array) {
        return String.join(
                ", ",
                StreamSupport.stream(array.spliterator(), false)
                        .map(one -> one.asString(""))
                        .toList());
    }

    private static String text(JsonNode plan, String name) {
        return plan.path(name).asString("");
    }
}
