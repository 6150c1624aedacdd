package savepoint.grader.compare;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import savepoint.grader.check.ResultReader;
import savepoint.grader.check.Table;
import savepoint.grader.database.Lease;
import savepoint.grader.database.Template;
import savepoint.grader.generate.Catalog;
import savepoint.grader.generate.Dataset;
import savepoint.grader.generate.Shape;

/// A schema as a server understood it, and the rows that its author put in.
public record Scene(Template schema, Shape shape, Dataset sample) {
    /// Of one table: larger samples are cut.
    private static final int MOST_ROWS = 60;

    /// @param fixtures SQL of the author that inserts rows; may be empty
    public static Scene of(Lease lease, String schema, List<String> fixtures)
            throws SQLException, InterruptedException {
        var empty = Template.of(schema, List.of());
        Shape shape;
        try (var stage = lease.stage(empty)) {
            shape = Catalog.read(stage.author());
        }
        try (var filled = lease.create(Template.of(schema, fixtures));
                var checker = filled.checker()) {
            var tables = ResultReader.tables(checker, List.of(), Set.of());
            return new Scene(empty, shape, sample(shape, tables).closed(shape));
        } catch (ResultReader.TooLarge tooLarge) {
            throw new SQLException("the sample rows: " + tooLarge.getMessage(), tooLarge);
        }
    }

    private static Dataset sample(Shape shape, Map<String, Table> found) {
        var tables = new ArrayList<List<List<String>>>();
        for (var table : shape.tables()) {
            var rows = new ArrayList<List<String>>();
            var full = found.get(table.name());
            var names = full.columns().stream().map(Table.Column::name).toList();
            for (var row : full.rows()) {
                if (rows.size() == MOST_ROWS) break;
                rows.add(
                        table.columns().stream()
                                .map(column -> row.get(names.indexOf(column.name())))
                                .toList());
            }
            tables.add(rows);
        }
        return new Dataset(tables);
    }
}
