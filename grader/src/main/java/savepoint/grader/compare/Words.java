package savepoint.grader.compare;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import savepoint.grader.generate.Dataset;
import savepoint.grader.generate.Shape;

/// Says in words what kind of rows a smallest counterexample is about, where a try shows that it is just that: without
/// the NULL, or without the tie, the difference is gone.
final class Words {
    private static final int MOST_TRIES = 24;

    private final Shape shape;
    private final Contest contest;
    private final Dataset dataset;
    private int tries;

    private Words(Shape shape, Contest contest, Dataset dataset) {
        this.shape = shape;
        this.contest = contest;
        this.dataset = dataset;
    }

    /// Empty where nothing is certain.
    static String about(Shape shape, Contest contest, Dataset dataset)
            throws SQLException, Arena.Lost {
        var words = new Words(shape, contest, dataset);
        if (dataset.rows() == 0) return "all tables empty";
        var nothing = words.withoutChildren();
        if (!nothing.isEmpty()) return nothing;
        var missing = words.missing();
        return missing.isEmpty() ? words.tie() : missing;
    }

    /// A row that nothing refers to, where nothing else is there.
    private String withoutChildren() {
        if (dataset.rows() != 1) return "";
        int only = 0;
        while (dataset.tables().get(only).isEmpty()) only++;
        var children = new ArrayList<String>();
        for (var table : shape.tables()) {
            for (var key : table.foreignKeys())
                if (key.table() == only && contest.names(table.name())) children.add(table.name());
        }
        return children.isEmpty()
                ? ""
                : "a row of %s without any of %s"
                        .formatted(
                                shape.tables().get(only).name(),
                                String.join(", ", children.stream().distinct().toList()));
    }

    /// A NULL on which the difference hangs.
    private String missing() throws SQLException, Arena.Lost {
        for (int t = 0; t < shape.tables().size(); t++) {
            var rows = dataset.tables().get(t);
            for (int r = 0; r < rows.size(); r++)
                for (int c = 0; c < rows.get(r).size(); c++) {
                    if (rows.get(r).get(c) != null || belongsToKey(t, c)) continue;
                    var value = usual(t, c);
                    if (!value.isEmpty() && gone(t, r, c, value))
                        return "%s whose %s is NULL".formatted(aRow(t), column(t, c));
                }
        }
        return "";
    }

    /// Two rows with the same value on which the difference hangs.
    private String tie() throws SQLException, Arena.Lost {
        for (int t = 0; t < shape.tables().size(); t++) {
            var rows = dataset.tables().get(t);
            for (int c = 0; c < shape.tables().get(t).columns().size(); c++) {
                if (rows.size() != 2 || belongsToKey(t, c) || rows.get(0).get(c) == null) continue;
                if (!rows.get(0).get(c).equals(rows.get(1).get(c))) continue;
                var other = usual(t, c);
                if (!other.isEmpty() && !other.equals(rows.get(0).get(c)) && gone(t, 1, c, other))
                    return "two rows of %s with the same %s"
                            .formatted(shape.tables().get(t).name(), column(t, c));
            }
        }
        return "";
    }

    private boolean belongsToKey(int t, int c) {
        var table = shape.tables().get(t);
        return table.foreignKeys().stream().anyMatch(key -> key.columns().contains(c))
                || table.uniques().stream().anyMatch(unique -> unique.columns().contains(c));
    }

    private String aRow(int t) {
        return "a row of " + shape.tables().get(t).name();
    }

    private String column(int t, int c) {
        return shape.tables().get(t).columns().get(c).name();
    }

    /// A value that most columns of the kind take; empty where none is known.
    private String usual(int t, int c) {
        return switch (shape.tables().get(t).columns().get(c).kind()) {
            case INTEGER, DECIMAL, FLOAT -> "7";
            case TEXT -> "q";
            case DATE -> "2024-05-17";
            case TIMESTAMP -> "2024-05-17 09:30:00";
            case BOOLEAN, TIME, INTERVAL, UUID, ENUM, OTHER -> "";
        };
    }

    /// Whether the difference is gone once this cell has another value.
    private boolean gone(int t, int r, int c, String value) throws SQLException, Arena.Lost {
        if (++tries > MOST_TRIES) return false;
        var rows = new ArrayList<>(dataset.tables().get(t));
        var row = new ArrayList<>(rows.get(r));
        row.set(c, value);
        rows.set(r, row);
        var changed = dataset.with(t, List.copyOf(rows));
        return contest.on(changed) instanceof Contest.Finding.Same
                && contest.loaded().equals(changed);
    }
}
