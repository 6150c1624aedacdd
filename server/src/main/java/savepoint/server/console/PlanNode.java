package savepoint.server.console;

import java.util.List;

/// One step of a plan, with the steps that feed it.
///
/// @param title such as `Index Scan using account_pkey on account`
/// @param details conditions and keys, such as `Filter: balance > 100`
/// @param rows that it gave, all its runs together
/// @param expected rows that the planner expected, all runs together
/// @param loops how often it ran
/// @param millis in this step alone
/// @param share of the whole plan's time that was spent in this step alone, 0 to 100
/// @param buffers pages of tables and indexes that it touched, with those that feed it
public record PlanNode(
        String title,
        List<String> details,
        long rows,
        long expected,
        long loops,
        String millis,
        int share,
        long buffers,
        List<PlanNode> children) {

    /// Whether the planner was off by so much that its choice may be a bad one.
    public boolean misjudged() {
        return Math.max(rows, expected) >= 100
                && Math.max(rows, expected) >= 10 * Math.max(1, Math.min(rows, expected));
    }
}
