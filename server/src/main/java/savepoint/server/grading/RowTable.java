package savepoint.server.grading;

import java.util.List;
import savepoint.server.web.Coded;

/// The rows in which a result or a table differs from the reference.
///
/// `title` names the table or the result (`account`, `Result of 02-orders.sql`); `more` counts
/// differing rows beyond those shown.
public record RowTable(String title, List<String> columns, List<Row> rows, int more) {

    /// One row, with as many cells as there are columns.
    public record Row(Kind kind, List<Cell> cells) {}

    /// One value as printed; null is SQL's NULL. `expected` counts only where `differs`: there
    /// `found` stands in the hand-in's row and `expected` in the reference's.
    public record Cell(String found, String expected, boolean differs) {

        /// A value that is the same on both sides, or stands in a row that only one side has.
        public static Cell of(String value) {
            return new Cell(value, value, false);
        }

        /// A value that is `found` in the hand-in's row and `expected` in the reference's.
        public static Cell differing(String found, String expected) {
            return new Cell(found, expected, true);
        }
    }

    /// Whether the reference alone has the row, the hand-in alone, or both with other values; `SAME`
    /// rows may stand around them for orientation.
    public enum Kind implements Coded {
        MISSING,
        UNEXPECTED,
        DIFFERING,
        SAME
    }
}
