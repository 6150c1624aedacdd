package savepoint.grader.generate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Puts datasets into the tables of a database, one in place of the other.
public final class Loader {
    /// Dead rows are cleared away after so many datasets.
    private static final int CLEARING = 150;

    /// `integrity_constraint_violation` and `data_exception`, as classes
    private static final Set<String> REFUSALS = Set.of("22", "23");

    private final Shape shape;
    private final Connection author;
    private final Set<Integer> filled = new HashSet<>();
    private int loaded;

    public Loader(Shape shape, Connection author) {
        this.shape = shape;
        this.author = author;
        for (int t = 0; t < shape.tables().size(); t++) filled.add(t);
    }

    /// @return the dataset as it stands there: rows that the schema refuses are left out, with those that refer to them
    public Dataset load(Dataset wanted) throws SQLException {
        if (++loaded % CLEARING == 0) vacuum();
        try {
            put(wanted);
            return wanted;
        } catch (SQLException refused) {
            if (!isRefusal(refused)) throw refused;
        }
        var kept = kept(wanted).closed(shape);
        put(kept);
        return kept;
    }

    private static boolean isRefusal(SQLException refused) {
        var state = refused.getSQLState();
        return state != null && state.length() == 5 && REFUSALS.contains(state.substring(0, 2));
    }

    private void vacuum() throws SQLException {
        for (var table : shape.tables()) execute("vacuum public." + Sql.name(table.name()));
    }

    private void execute(String sql) throws SQLException {
        try (var statement = author.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    private void put(Dataset dataset) throws SQLException {
        var script = script(dataset);
        if (!script.isEmpty()) execute(script);
        filled.clear();
        for (int t = 0; t < dataset.tables().size(); t++)
            if (!dataset.tables().get(t).isEmpty()) filled.add(t);
    }

    private String clearing() {
        return filled.stream()
                .map(t -> "delete from public." + Sql.name(shape.tables().get(t).name()) + ";")
                .collect(Collectors.joining());
    }

    private String script(Dataset dataset) {
        var script = new StringBuilder(clearing());
        for (int t = 0; t < dataset.tables().size(); t++) {
            if (dataset.tables().get(t).isEmpty()) continue;
            script.append(into(t))
                    .append(
                            dataset.tables().get(t).stream()
                                    .map(Loader::values)
                                    .collect(Collectors.joining(",")))
                    .append(';');
        }
        return script.toString();
    }

    private String into(int t) {
        var table = shape.tables().get(t);
        return "insert into public.%s (%s) overriding system value values "
                .formatted(
                        Sql.name(table.name()),
                        table.columns().stream()
                                .map(column -> Sql.name(column.name()))
                                .collect(Collectors.joining(",")));
    }

    private static String values(List<String> row) {
        return row.stream().map(Sql::value).collect(Collectors.joining(",", "(", ")"));
    }

    /// Tries row after row.
    private Dataset kept(Dataset wanted) throws SQLException {
        var block =
                new StringBuilder(
                        "do $savepoint$ begin perform set_config('savepoint.refused', '', false);");
        block.append(clearing());
        for (int t = 0; t < wanted.tables().size(); t++) {
            var rows = wanted.tables().get(t);
            for (int r = 0; r < rows.size(); r++)
                block.append("begin ")
                        .append(into(t))
                        .append(values(rows.get(r)))
                        .append(
                                "; exception when others then perform set_config('savepoint.refused',")
                        .append(
                                "current_setting('savepoint.refused') || ' %d.%d', false); end;"
                                        .formatted(t, r));
        }
        execute(block.append(" end $savepoint$").toString());
        for (int t = 0; t < shape.tables().size(); t++) filled.add(t);
        var refused = new HashSet<>(List.of(refused().trim().split(" ")));
        var tables = new ArrayList<List<List<String>>>();
        for (int t = 0; t < wanted.tables().size(); t++) {
            var rows = new ArrayList<List<String>>();
            for (int r = 0; r < wanted.tables().get(t).size(); r++)
                if (!refused.contains(t + "." + r)) rows.add(wanted.tables().get(t).get(r));
            tables.add(rows);
        }
        return new Dataset(tables);
    }

    private String refused() throws SQLException {
        try (var statement = author.createStatement();
                var rows = statement.executeQuery("select current_setting('savepoint.refused')")) {
            rows.next();
            return rows.getString(1);
        }
    }
}
