package savepoint.server.grading;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import savepoint.grader.verdict.TableDiff;

/// Differences of rows as a page shows them.
final class RowTables {
    private RowTables() {}

    static RowTable of(TableDiff diff) {
        int columns = diff.columns().size();
        return new RowTable(
                diff.title().isEmpty() ? "What was returned" : diff.title(),
                diff.columns(),
                diff.rows().stream().map(row -> row(row, columns)).toList(),
                diff.more());
    }

    private static RowTable.Row row(TableDiff.Row row, int columns) {
        return switch (row.kind()) {
            case MISSING -> new RowTable.Row(RowTable.Kind.MISSING, cells(row.expected(), columns));
            case UNEXPECTED ->
                    new RowTable.Row(RowTable.Kind.UNEXPECTED, cells(row.got(), columns));
            case DIFFERS -> new RowTable.Row(RowTable.Kind.DIFFERING, pairs(row, columns));
        };
    }

    private static List<RowTable.Cell> cells(List<String> values, int columns) {
        var cells = new ArrayList<RowTable.Cell>();
        for (int i = 0; i < columns; i++) cells.add(RowTable.Cell.of(at(values, i)));
        return cells;
    }

    private static List<RowTable.Cell> pairs(TableDiff.Row row, int columns) {
        var cells = new ArrayList<RowTable.Cell>();
        for (int i = 0; i < columns; i++) {
            var got = at(row.got(), i);
            var expected = at(row.expected(), i);
            cells.add(
                    Objects.equals(got, expected)
                            ? RowTable.Cell.of(got)
                            : RowTable.Cell.differing(got, expected));
        }
        return cells;
    }

    /// A hand-in's row may have another number of columns than the reference's.
    private static String at(List<String> values, int column) {
        return column < values.size() ? values.get(column) : "";
    }
}
