package savepoint.grader.compare;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import savepoint.grader.check.Legible;
import savepoint.grader.check.Table;
import savepoint.grader.generate.Dataset;
import savepoint.grader.generate.Shape;

/// The few rows on which an answer is not the reference's, and both answers. Cells are what JSON has for them: numbers,
/// truth values, text, null.
///
/// @param tables by name, each row by column
/// @param about in words what it is about; empty where that is not certain
public record Counterexample(
        Map<String, List<Map<String, Object>>> tables,
        Result expected,
        Result got,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String about) {
    private static final int MOST_ROWS = 50;

    /// @param error what the database said instead of giving rows; empty where it gave them
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Result(List<String> columns, List<List<Object>> rows, String error) {
        static Result of(Table table) {
            var rows = new ArrayList<List<Object>>();
            for (var row : table.rows().subList(0, Math.min(MOST_ROWS, table.rows().size()))) {
                var cells = new ArrayList<Object>();
                for (int i = 0; i < row.size(); i++)
                    cells.add(cell(row.get(i), table.columns().get(i).numeric()));
                rows.add(cells);
            }
            return new Result(
                    table.columns().stream().map(one -> Legible.cell(one.name())).toList(),
                    rows,
                    "");
        }

        static Result of(Answer answer) {
            return switch (answer) {
                case Answer.Rows(var table) -> of(table);
                case Answer.Failed(_, var message) -> failed(message);
                case Answer.TooMany(var message) -> failed(message);
                case Answer.TooLong(var message) -> failed(message);
            };
        }

        private static Result failed(String message) {
            return new Result(List.of(), List.of(), Legible.message(message));
        }
    }

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
        return new Counterexample(tables, Result.of(expected.shown()), Result.of(got), about);
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
        return numeric && cell.matches("-?\\d{1,15}(\\.\\d{1,20})?")
                ? new BigDecimal(cell)
                : Legible.cell(cell);
    }

    /// Rows of all tables together.
    int rows() {
        return tables.values().stream().mapToInt(List::size).sum();
    }
}
