package savepoint.grader.check;

import java.util.ArrayList;
import java.util.List;
import savepoint.grader.verdict.TableDiff;

/// How a result differs from the solution's.
///
/// @param category what kind of difference, in words of ours alone: they may be shown where data may not
/// @param words the same for those who may see data; the hand-in has a say in them
/// @param rows the rows that show it, for those who may see data
public record Difference(
        String category, String words, List<String> columns, List<TableDiff.Row> rows, int more) {
    private static final int SHOWN = 20;
    private static final int COLUMNS = 64;

    /// Of all cells together: a verdict is kept, and sent to a browser.
    private static final int CHARACTERS = 50_000;

    static Difference of(
            String category, String words, List<String> columns, List<TableDiff.Row> rows) {
        var shown = new ArrayList<TableDiff.Row>();
        int characters = 0;
        for (var row : rows.subList(0, Math.min(SHOWN, rows.size()))) {
            var legible =
                    new TableDiff.Row(row.kind(), legible(row.expected()), legible(row.got()));
            characters += length(legible.expected()) + length(legible.got());
            if (characters > CHARACTERS) break;
            shown.add(legible);
        }
        return new Difference(
                category, words, legible(columns), List.copyOf(shown), rows.size() - shown.size());
    }

    static Difference of(String category, List<String> columns, List<TableDiff.Row> rows) {
        return of(category, category, columns, rows);
    }

    /// A difference of which there are no rows to show.
    public static Difference inWords(String category) {
        return inWords(category, category);
    }

    public static Difference inWords(String category, String words) {
        return new Difference(category, words, List.of(), List.of(), 0);
    }

    /// The same rows with something else said of them.
    public Difference inOtherWords(String otherCategory, String otherWords) {
        return new Difference(otherCategory, otherWords, columns, rows, more);
    }

    /// Rows that should not be there.
    public static Difference unexpected(String category, String words, Table rows) {
        return of(
                category,
                words,
                rows.columnNames(),
                rows.rows().stream()
                        .map(row -> new TableDiff.Row(TableDiff.Kind.UNEXPECTED, List.of(), row))
                        .toList());
    }

    private static List<String> legible(List<String> cells) {
        return cells.stream()
                .limit(COLUMNS)
                .map(cell -> cell == null ? null : Legible.cell(cell))
                .toList();
    }

    private static int length(List<String> cells) {
        return cells.stream().mapToInt(cell -> cell == null ? 0 : cell.length()).sum();
    }
}
