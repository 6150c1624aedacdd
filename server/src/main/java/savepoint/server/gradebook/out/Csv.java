package savepoint.server.gradebook.out;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import savepoint.server.people.csv.Cells;
import savepoint.server.web.Figures;

/// Comma-separated values as RFC 4180 writes them, in UTF-8.
public final class Csv {
    private static final Pattern QUOTED = Pattern.compile("(?s).*[\",\\r\\n].*|\\s.*|.*\\s");

    private Csv() {}

    /// The table as a file.
    public static byte[] of(Table table) {
        var text = new StringBuilder();
        line(text, table.heads().stream().map(Table.Value::of).toList());
        table.rows().forEach(row -> line(text, row));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void line(StringBuilder text, List<Table.Value> row) {
        for (var i = 0; i < row.size(); i++) {
            if (i > 0) text.append(',');
            text.append(
                    switch (row.get(i)) {
                        case Table.Value.Text(var words) -> quoted(Cells.defused(words));
                        case Table.Value.Amount(var number) -> Figures.plain(number);
                    });
        }
        text.append("\r\n");
    }

    private static String quoted(String text) {
        return QUOTED.matcher(text).matches() ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
