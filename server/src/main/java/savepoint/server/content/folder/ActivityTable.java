package savepoint.server.content.folder;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import savepoint.grader.bundle.Problems;
import savepoint.server.content.markdown.Reference;
import savepoint.server.content.markdown.SourceLines;
import savepoint.server.content.markdown.Words;

/// The table of a week's activities, cell by cell as its author wrote them.
record ActivityTable(List<Row> rows) {

    /// One row. A column that the table does not have is empty.
    record Row(
            String title,
            Optional<String> link,
            String estimate,
            String deadline,
            String points,
            int line) {}

    private enum Column {
        ACTIVITY("activit", "assignment", "task", "lesson", "title"),
        ESTIMATE("time est", "estimate", "time", "duration", "effort"),
        DEADLINE("deadline", "due"),
        POINTS("point", "pts", "marks");

        private final String beginnings;

        Column(String... beginnings) {
            this.beginnings = String.join("|", beginnings);
        }

        static Optional<Column> of(String heading) {
            var words = heading.toLowerCase(Locale.ROOT).strip();
            for (var column : values()) {
                if (words.matches("(?:" + column.beginnings + ").*")) return Optional.of(column);
            }
            return Optional.empty();
        }
    }

    private static final Pattern DASHES = Pattern.compile("[\\s|:-]*-[\\s|:-]*");

    /// Whether a table lists activities: its first column is theirs, another says when they are due or what they earn.
    static boolean isOne(TableBlock table) {
        var columns = columns(table);
        return columns.getOrDefault(Column.ACTIVITY, -1) >= 0 && columns.size() > 1;
    }

    static ActivityTable read(
            TableBlock table, String path, List<String> lines, Problems problems) {
        var columns = columns(table);
        int width = cells(headRow(table)).size();
        var rows = new ArrayList<Row>();
        for (var row : bodyRows(table)) {
            int line = SourceLines.of(row);
            int written = line == 0 ? 0 : count(lines.get(line - 1));
            if (written > width) {
                problems.error(
                        path,
                        line,
                        "the row has %d cells, the table %d columns; a `|` within a cell is written \\|"
                                .formatted(written, width));
            }
            var cells = cells(row);
            var title = cell(cells, columns, Column.ACTIVITY);
            var words = title.map(Words::of).orElse("");
            if (words.isEmpty()) {
                if (cells.stream().anyMatch(cell -> !Words.of(cell).isEmpty())) {
                    problems.error(path, line, "the row names no activity");
                }
                continue;
            }
            rows.add(
                    new Row(
                            words,
                            title.flatMap(ActivityTable::link),
                            words(cells, columns, Column.ESTIMATE),
                            words(cells, columns, Column.DEADLINE),
                            words(cells, columns, Column.POINTS),
                            line));
        }
        return new ActivityTable(rows);
    }

    /// Finds lines that were meant as rows and are none: Markdown shows them as running text.
    static void reportBroken(
            Node before,
            Node after,
            boolean hasTable,
            String path,
            List<String> lines,
            Problems problems) {
        boolean underHeading = false;
        for (var node = before.getFirstChild(); node != null && !hasTable; node = node.getNext()) {
            if (node instanceof Heading heading) {
                underHeading = WeekText.isAboutActivities(Words.of(heading));
            } else if (node instanceof Paragraph && isPiped(node, lines)) {
                int line = SourceLines.of(node);
                var header = lines.get(line - 1);
                if (underHeading || header.toLowerCase(Locale.ROOT).contains("activit")) {
                    problems.error(
                            path,
                            line,
                            complaint(header, line < lines.size() ? lines.get(line) : ""));
                }
            }
        }
        if (hasTable && after.getFirstChild() instanceof Paragraph rest && isPiped(rest, lines)) {
            problems.error(
                    path,
                    SourceLines.of(rest),
                    "this row stands outside the table: a blank line above it ends the table");
        }
    }

    private static String complaint(String header, String second) {
        if (!DASHES.matcher(second).matches()) {
            return "the table of activities is broken: below its header a line such as |---|---|---|---| is missing";
        }
        return "the table of activities is broken: its header has %d cells, the line of dashes below it %d"
                .formatted(count(header), count(second));
    }

    private static boolean isPiped(Node paragraph, List<String> lines) {
        int line = SourceLines.of(paragraph);
        return line > 0
                && lines.get(line - 1).stripLeading().startsWith("|")
                && count(lines.get(line - 1)) > 1;
    }

    /// How many cells a line of a table has.
    private static int count(String line) {
        var text = line.strip().replace("\\|", "");
        if (text.startsWith("|")) text = text.substring(1);
        if (text.endsWith("|")) text = text.substring(0, text.length() - 1);
        return (int) text.chars().filter(c -> c == '|').count() + 1;
    }

    private static Map<Column, Integer> columns(TableBlock table) {
        var columns = new EnumMap<Column, Integer>(Column.class);
        var heads = cells(headRow(table));
        for (int i = 0; i < heads.size(); i++) {
            int place = i;
            Column.of(Words.of(heads.get(i)))
                    .ifPresent(column -> columns.putIfAbsent(column, place));
        }
        return columns;
    }

    private static Optional<TableCell> cell(
            List<TableCell> cells, Map<Column, Integer> columns, Column column) {
        var place = columns.get(column);
        return place == null || place >= cells.size()
                ? Optional.empty()
                : Optional.of(cells.get(place));
    }

    private static String words(
            List<TableCell> cells, Map<Column, Integer> columns, Column column) {
        return cell(cells, columns, column).map(Words::of).orElse("");
    }

    private static Optional<String> link(Node cell) {
        return Reference.in(cell).stream()
                .filter(reference -> !reference.image())
                .map(Reference::target)
                .findFirst();
    }

    private static Node headRow(TableBlock table) {
        for (var part = table.getFirstChild(); part != null; part = part.getNext()) {
            if (part instanceof TableHead) return part.getFirstChild();
        }
        throw new IllegalArgumentException("a table has a head");
    }

    private static List<TableRow> bodyRows(TableBlock table) {
        var rows = new ArrayList<TableRow>();
        for (var part = table.getFirstChild(); part != null; part = part.getNext()) {
            if (!(part instanceof TableBody)) continue;
            for (var row = part.getFirstChild(); row != null; row = row.getNext()) {
                rows.add((TableRow) row);
            }
        }
        return rows;
    }

    private static List<TableCell> cells(Node row) {
        var cells = new ArrayList<TableCell>();
        for (var cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            cells.add((TableCell) cell);
        }
        return cells;
    }
}
