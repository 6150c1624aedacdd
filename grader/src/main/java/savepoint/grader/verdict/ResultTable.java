package savepoint.grader.verdict;

import java.util.List;

/// Rows that somebody may see as they are. Cells are text; null is SQL's NULL.
///
/// @param more whether there were more than are kept
public record ResultTable(List<Column> columns, List<List<String>> rows, boolean more) {
    /// @param numeric whether its cells are numbers
    public record Column(String name, boolean numeric) {}
}
