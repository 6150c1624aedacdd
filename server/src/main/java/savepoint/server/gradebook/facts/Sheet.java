package savepoint.server.gradebook.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import savepoint.server.gradebook.maths.Cell;
import savepoint.server.gradebook.maths.Entry;
import savepoint.server.gradebook.maths.Grade;
import savepoint.server.gradebook.maths.Grades;
import savepoint.server.gradebook.maths.Item;
import savepoint.server.gradebook.maths.Policy;

/// Students × activities, with the grade of each student.
///
/// @param items the columns as the total counts them, in their order
/// @param rows in the order in which the students were asked for
public record Sheet(Policy policy, List<Column> columns, List<Item> items, List<Row> rows) {
    public Sheet {
        columns = List.copyOf(columns);
        items = List.copyOf(items);
        rows = List.copyOf(rows);
    }

    /// The grade of a row if its cells were others.
    public Grade graded(Row row, BiFunction<Column, Cell, Cell> other) {
        var entries = new ArrayList<Entry>();
        for (var i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            entries.add(new Entry(items.get(i), other.apply(column, row.of(column).holds())));
        }
        return Grades.of(policy, entries);
    }

    /// The column of this ref.
    public Optional<Column> column(String ref) {
        return columns.stream().filter(one -> one.ref().equals(ref)).findFirst();
    }

    /// One student: a fact for every column, by its id.
    public record Row(Pupil pupil, Map<Long, Fact> facts, Grade grade) {
        /// What stands in a column.
        public Fact of(Column column) {
            return facts.get(column.id());
        }
    }
}
