package savepoint.server.api.client;

import java.util.ArrayList;
import java.util.List;
import savepoint.server.api.VerdictJson;
import savepoint.server.grading.RowTable;

/// The rows in which a hand-in differs, as a table of text: `-` before a row that is missing, `+` before one that should
/// not be there, `!` before one with other values.
final class TableText {
    private static final int WIDEST = 40;
    private static final String MARGIN = "    ";

    private TableText() {}

    static List<String> of(VerdictJson.Table table) {
        var rows = new ArrayList<List<String>>();
        rows.add(table.columns());
        table.rows().forEach(row -> rows.add(row.cells().stream().map(TableText::cell).toList()));
        var widths = widths(rows);
        var lines = new ArrayList<String>();
        lines.add(MARGIN + table.title());
        lines.add(MARGIN + "  " + line(rows.getFirst(), widths));
        for (int i = 0; i < table.rows().size(); i++)
            lines.add(
                    MARGIN
                            + mark(table.rows().get(i).kind())
                            + " "
                            + line(rows.get(i + 1), widths));
        if (table.more() > 0) lines.add(MARGIN + "  and " + table.more() + " more");
        return lines;
    }

    private static String cell(RowTable.Cell cell) {
        return cell.differs()
                ? "%s (expected %s)".formatted(value(cell.found()), value(cell.expected()))
                : value(cell.found());
    }

    private static String value(String value) {
        if (value == null) return "NULL";
        var line = value.replaceAll("\\R", "⏎");
        return line.length() <= WIDEST ? line : line.substring(0, WIDEST - 1) + "…";
    }

    private static int[] widths(List<List<String>> rows) {
        var widths = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
        for (var row : rows) {
            for (int i = 0; i < row.size(); i++)
                widths[i] = Math.max(widths[i], row.get(i).length());
        }
        return widths;
    }

    private static String line(List<String> cells, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) line.append(" | ");
            line.append(cells.get(i)).append(" ".repeat(widths[i] - cells.get(i).length()));
        }
        return line.toString().stripTrailing();
    }

    private static String mark(String kind) {
        return switch (kind) {
            case "missing" -> "-";
            case "unexpected" -> "+";
            case "differing" -> "!";
            default -> " ";
        };
    }
}
