package savepoint.grader.check;

import java.util.List;
import savepoint.grader.verdict.TableDiff;

/// How a result differs from the solution's.
///
/// @param words what kind of difference, giving no data away
/// @param rows the rows that show it, for students who may see them
public record Difference(String words, List<String> columns, List<TableDiff.Row> rows, int more) {
    private static final int SHOWN = 20;

    static Difference of(String words, List<String> columns, List<TableDiff.Row> rows) {
        return new Difference(
                words,
                columns,
                List.copyOf(rows.subList(0, Math.min(SHOWN, rows.size()))),
                Math.max(0, rows.size() - SHOWN));
    }

    /// A difference of which there are no rows to show.
    public static Difference inWords(String words) {
        return new Difference(words, List.of(), List.of(), 0);
    }
}
