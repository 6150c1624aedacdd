package savepoint.grader.bundle;

import java.util.ArrayList;
import java.util.List;

/// Rows of a table as text: RFC 4180, the first line names the columns. An empty cell is NULL, `""` is an empty text.
record Csv(List<String> columns, List<List<String>> rows) {
    private static final class Cursor {
        private final String text;
        private int at;
        private int line = 1;

        Cursor(String text) {
            this.text = text;
        }

        boolean done() {
            return at >= text.length();
        }

        boolean takes(char wanted) {
            if (done() || text.charAt(at) != wanted) return false;
            next();
            return true;
        }

        char next() {
            char taken = text.charAt(at++);
            if (taken == '\n') line++;
            return taken;
        }

        boolean atEndOfCell() {
            return done() || text.charAt(at) == ',' || text.charAt(at) == '\n';
        }
    }

    /// Complaints name the file and its line.
    static Csv read(String path, String text, Problems problems) {
        var cursor = new Cursor(text.replace("\r\n", "\n"));
        List<String> columns = cursor.done() ? List.of() : row(cursor, path, problems);
        if (columns.isEmpty() || columns.contains(null))
            problems.error(path, 1, "the first line names the columns");
        var rows = new ArrayList<List<String>>();
        while (!cursor.done()) {
            int line = cursor.line;
            var row = row(cursor, path, problems);
            if (row.size() != columns.size())
                problems.error(
                        path,
                        line,
                        "%d cells stand in this line, %d columns in the first"
                                .formatted(row.size(), columns.size()));
            rows.add(row);
        }
        return new Csv(columns, rows);
    }

    private static List<String> row(Cursor cursor, String path, Problems problems) {
        var cells = new ArrayList<String>();
        do cells.add(cell(cursor, path, problems));
        while (cursor.takes(','));
        cursor.takes('\n');
        return cells;
    }

    private static String cell(Cursor cursor, String path, Problems problems) {
        var cell = new StringBuilder();
        if (cursor.takes('"')) {
            int line = cursor.line;
            while (!cursor.done()) {
                char next = cursor.next();
                if (next == '"' && !cursor.takes('"')) {
                    if (!cursor.atEndOfCell())
                        problems.error(path, cursor.line, "a quoted cell goes on after its quote");
                    while (!cursor.atEndOfCell()) cursor.next();
                    return cell.toString();
                }
                cell.append(next);
            }
            problems.error(path, line, "a quoted cell has no end");
        }
        while (!cursor.atEndOfCell()) cell.append(cursor.next());
        return cell.isEmpty() ? null : cell.toString();
    }
}
