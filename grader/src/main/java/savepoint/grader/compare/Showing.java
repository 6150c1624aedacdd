package savepoint.grader.compare;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import savepoint.grader.check.Legible;
import savepoint.grader.check.Table;
import savepoint.grader.generate.Dataset;
import savepoint.grader.generate.Shape;
import savepoint.grader.verdict.Counterexample;

/// Makes of rows and answers what is shown of them.
final class Showing {
    private static final int MOST_ROWS = 50;

    private Showing() {}

    static Counterexample of(
            Shape shape, Dataset dataset, Expected expected, Answer got, String about) {
        var tables = new LinkedHashMap<String, List<Map<String, Object>>>();
        for (int t = 0; t < shape.tables().size(); t++) {
            var table = shape.tables().get(t);
            var rows = new ArrayList<Map<String, Object>>();
            for (var row : dataset.tables().get(t)) {
                var cells = new LinkedHashMap<String, Object>();
                for (int c = 0; c < row.size(); c++)
                    cells.put(table.columns().get(c).name(), cell(row.get(c), table, c));
                rows.add(cells);
            }
            tables.put(table.name(), rows);
        }
        return new Counterexample(tables, result(expected.shown()), result(got), about);
    }

    private static Counterexample.Result result(Table table) {
        var rows = new ArrayList<List<Object>>();
        for (var row : table.rows().subList(0, Math.min(MOST_ROWS, table.rows().size()))) {
            var cells = new ArrayList<Object>();
            for (int i = 0; i < row.size(); i++)
                cells.add(cell(row.get(i), table.columns().get(i).numeric()));
            rows.add(cells);
        }
        var columns = table.columns().stream().map(one -> Legible.cell(one.name())).toList();
        return new Counterexample.Result(columns, rows, "");
    }

    private static Counterexample.Result result(Answer answer) {
        return switch (answer) {
            case Answer.Rows(var table) -> result(table);
            case Answer.Failed(_, var message) -> failed(message);
            case Answer.TooMany(var message) -> failed(message);
            case Answer.TooLong(var message) -> failed(message);
        };
    }

    private static Counterexample.Result failed(String message) {
        return new Counterexample.Result(List.of(), List.of(), Legible.message(message));
    }

    private static Object cell(String cell, Shape.Table table, int column) {
        return switch (table.columns().get(column).kind()) {
            case INTEGER, DECIMAL, FLOAT -> cell(cell, true);
            case BOOLEAN -> cell == null ? null : cell.startsWith("t");
            case TEXT, DATE, TIMESTAMP, TIME, INTERVAL, UUID, ENUM, OTHER -> cell(cell, false);
        };
    }

    private static Object cell(String cell, boolean numeric) {
        if (cell == null) return null;
        boolean number = numeric && cell.matches("-?\\d{1,15}(\\.\\d{1,20})?");
        return number ? new BigDecimal(cell) : Legible.cell(cell);
    }
}
