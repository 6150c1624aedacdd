package savepoint.runner.engine;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// A result or a table as it travels out of an engine's box: cells as text, null is NULL.
///
/// @param name of the table; empty for a result
/// @param numeric for each column whether all that stands in it are numbers
/// @param key positions of the columns that name a row
public record Sheet(
        String name,
        List<String> columns,
        List<Boolean> numeric,
        List<List<String>> rows,
        List<Integer> key) {
    /// Bytes that all sheets of one answer may have, with which the grader still copes.
    private static final long MOST_TEXT = 12L << 20;

    /// There is more than an answer may hold.
    static final class TooLarge extends Exception {
        private static final long serialVersionUID = 1;

        TooLarge(String message) {
            super(message, null, false, false);
        }
    }

    static Sheet read(String name, ResultSet result, int mostRows, List<String> key)
            throws SQLException, TooLarge {
        var facts = result.getMetaData();
        int count = facts.getColumnCount();
        var columns = new ArrayList<String>();
        for (int i = 1; i <= count; i++) columns.add(facts.getColumnLabel(i));
        var numbers = new boolean[count];
        var others = new boolean[count];
        var rows = new ArrayList<List<String>>();
        long text = 0;
        while (result.next()) {
            if (rows.size() == mostRows)
                throw new TooLarge("more than %d rows".formatted(mostRows));
            var row = new ArrayList<String>(count);
            for (int i = 0; i < count; i++) {
                var value = result.getObject(i + 1);
                if (value instanceof Number) numbers[i] = true;
                else if (value != null) others[i] = true;
                var cell = cell(value, result, i + 1, facts.getColumnType(i + 1));
                row.add(cell);
                text += cell == null ? 1 : 8 + 3L * cell.length();
            }
            if (text > MOST_TEXT) throw new TooLarge("more than %d MB".formatted(MOST_TEXT >> 20));
            rows.add(row);
        }
        var numeric = new ArrayList<Boolean>();
        for (int i = 0; i < count; i++) numeric.add(numbers[i] && !others[i]);
        return new Sheet(name, columns, numeric, rows, key.stream().map(columns::indexOf).toList());
    }

    private static String cell(Object value, ResultSet result, int at, int type)
            throws SQLException {
        if (value == null) return null;
        if (value instanceof byte[] bytes) return "\\x" + HexFormat.of().formatHex(bytes);
        var text = result.getString(at);
        // what char(n) pads with is no part of a value
        return type == Types.CHAR && text != null ? text.stripTrailing() : text;
    }

    void write(DataOutputStream out) throws IOException {
        Wire.text(out, name);
        out.writeInt(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            Wire.text(out, columns.get(i));
            out.writeBoolean(numeric.get(i));
        }
        out.writeInt(key.size());
        for (int position : key) out.writeInt(position);
        out.writeInt(rows.size());
        for (var row : rows) {
            for (var cell : row) Wire.text(out, cell);
        }
    }

    /// Reads what may be forged: nothing is believed that has not come.
    public static Sheet read(DataInputStream in) throws IOException {
        var name = Wire.text(in);
        int count = Wire.count(in, 10_000);
        var columns = new ArrayList<String>();
        var numeric = new ArrayList<Boolean>();
        for (int i = 0; i < count; i++) {
            columns.add(String.valueOf(Wire.text(in)));
            numeric.add(in.readBoolean());
        }
        var key = new ArrayList<Integer>();
        for (int i = Wire.count(in, count); i > 0; i--) {
            int position = in.readInt();
            if (position >= 0 && position < count) key.add(position);
        }
        var rows = new ArrayList<List<String>>();
        // a row without columns takes no bytes, so a number of them costs nothing to claim
        for (int i = Wire.count(in, count == 0 ? 0 : Wire.LONGEST); i > 0; i--) {
            var row = new ArrayList<String>(count);
            for (int column = 0; column < count; column++) row.add(Wire.text(in));
            rows.add(row);
        }
        return new Sheet(String.valueOf(name), columns, numeric, rows, key);
    }
}
