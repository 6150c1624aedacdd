package savepoint.grader.bundle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Reads `fixtures/`: SQL, tables as CSV in a folder of the fixture's name, and classes that draw rows.
record FixturesReader(String prefix, FileTree files, String schema, Problems problems) {
    private static final String NAME = "(sample|hidden-[a-z0-9-]+)";

    List<Fixture> read() {
        var names = new TreeSet<String>();
        var fixtures = new ArrayList<Fixture>();
        for (var path : files.files().keySet()) {
            if (path.matches(NAME + "\\.sql")) names.add(path.substring(0, path.length() - 4));
            else if (path.matches("hidden-[a-z0-9-]+/[a-z_][a-z0-9_]*\\.csv"))
                names.add(path.split("/", 2)[0]);
            else if (path.matches("[A-Z][A-Za-z0-9]*\\.java")) fixtures.add(drawn(path));
            else
                problems.error(
                        prefix + "fixtures/" + path,
                        0,
                        "a fixture is named sample.sql or hidden-….sql; its tables may stand in hidden-…/table.csv, and a class that draws rows in Name.java");
        }
        for (var name : names) fixtures.add(new Fixture(name, tables(name) + script(name)));
        fixtures.sort(Comparator.comparing(Fixture::hidden).thenComparing(Fixture::name));
        if (!names.contains("sample"))
            problems.error(
                    prefix + "fixtures/sample.sql", 0, "is missing: the rows that students see");
        if (fixtures.stream().noneMatch(Fixture::hidden))
            problems.warning(
                    prefix + "fixtures",
                    0,
                    "holds no hidden-….sql: a hand-in that prints the sample's answers would pass");
        return fixtures;
    }

    /// `RandomMonth.java` draws the fixture `random-month`.
    private static Fixture drawn(String path) {
        var type = path.substring(0, path.length() - ".java".length());
        var name = type.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        return new Fixture(name, "", Optional.of(type));
    }

    private String script(String name) {
        var path = name + ".sql";
        return files.has(path) ? text(path) : "";
    }

    private String tables(String name) {
        var tables = new TreeMap<String, Csv>();
        files.under(name)
                .files()
                .keySet()
                .forEach(file -> {
                    var path = name + "/" + file;
                    tables.put(
                            file.substring(0, file.length() - ".csv".length()),
                            Csv.read(prefix + "fixtures/" + path, text(path), problems));
                });
        var sql = new StringBuilder();
        for (var table : Inserts.inOrder(tables.keySet(), schema))
            sql.append(
                    Inserts.of(
                            table, tables.get(table).columns(), tables.get(table).rows(), schema));
        return sql.toString();
    }

    private String text(String path) {
        return files.text(path)
                .orElseGet(() -> {
                    problems.error(prefix + "fixtures/" + path, 0, "is not UTF-8 text");
                    return "";
                });
    }
}
