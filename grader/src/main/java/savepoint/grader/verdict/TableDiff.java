package savepoint.grader.verdict;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/// Where a table or result of the hand-in differs from the solution's. Cells are text; null is SQL's NULL.
///
/// @param fixture the name of the fixture on which it was seen
/// @param title the table's name, or what was compared
/// @param more differing rows that are not listed
public record TableDiff(
        String fixture, String title, List<String> columns, List<Row> rows, int more) {
    /// @param expected the solution's row, empty where it has none
    /// @param got the hand-in's row, empty where it has none
    public record Row(Kind kind, List<String> expected, List<String> got) {}

    public enum Kind {
        @JsonProperty("missing")
        MISSING,
        @JsonProperty("unexpected")
        UNEXPECTED,
        @JsonProperty("differs")
        DIFFERS
    }
}
