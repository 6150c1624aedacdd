package savepoint.grader.check;

import java.util.ArrayList;
import java.util.List;
import savepoint.grader.verdict.ResultTable;

/// A result or a table as the trusted side read it: cells are the text PostgreSQL gives them, null is NULL.
///
/// @param key positions of the columns that name a row, for pairing rows that differ; empty where there is none
public record Table(List<Column> columns, List<List<String>> rows, List<Integer> key) {
    /// @param numeric whether its cells compare as numbers
    public record Column(String name, boolean numeric) {}

    List<String> columnNames() {
        return columns.stream().map(Column::name).toList();
    }

    /// Its first rows, as they may be shown.
    public ResultTable shown(int most) {
        var cut = new ArrayList<List<String>>();
        for (var row : rows.subList(0, Math.min(most, rows.size()))) {
            var cells = new ArrayList<String>();
            for (var cell : row) cells.add(cell == null ? null : Legible.cell(cell));
            cut.add(cells);
        }
        return new ResultTable(
                columns.stream()
                        .map(one -> new ResultTable.Column(Legible.cell(one.name()), one.numeric()))
                        .toList(),
                cut,
                rows.size() > most);
    }

    /// The same table with its columns in this order.
    Table project(List<Integer> order) {
        var projected = new ArrayList<List<String>>(rows.size());
        for (var row : rows) {
            var cells = new ArrayList<String>(order.size());
            for (int column : order) cells.add(row.get(column));
            projected.add(cells);
        }
        return new Table(
                order.stream().map(columns::get).toList(),
                projected,
                key.stream().map(order::indexOf).filter(at -> at >= 0).toList());
    }
}
