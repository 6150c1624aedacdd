package savepoint.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Draws the rows of a fixture, so that each work meets some that nobody has seen. Lies in `fixtures/`; the same numbers
/// must give the same rows.
public interface Generator extends Scenario {
    /// The rows of each table, in the order of its columns.
    void draw(Rows rows, RandomGenerator random);

    /// Takes the rows.
    final class Rows {
        private final Map<String, List<List<Object>>> tables = new LinkedHashMap<>();

        /// Adds a row of a table.
        public void add(String table, Object... cells) {
            tables.computeIfAbsent(table, _ -> new ArrayList<>()).add(Arrays.asList(cells.clone()));
        }
    }

    /// For the grader.
    @Override
    default Object observe(Subject subject) {
        var rows = new Rows();
        draw(rows, subject.random());
        return rows.tables;
    }
}
