package savepoint.grader.run;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.BundleReader;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.bundle.Problems;

/// The smallest SQL bundle: one query, on rows that are shown and on rows that are not.
final class NamesBundle {
    static final String SOLUTION = "select name from person";

    private NamesBundle() {}

    static Bundle bundle() {
        return bundle("{cpu: 1s, wall: 4s}");
    }

    /// @param limits as the bundle's file has them
    static Bundle bundle(String limits) {
        var files = new TreeMap<String, byte[]>();
        files.put(
                "assignment.yaml",
                bytes(
                        """
                        title: Names
                        submit: [01-names.sql]
                        limits: %s
                        points: 5
                        checks:
                          names: {kind: rows, file: 01-names.sql, points: 5, about: All names}
                        """
                                .formatted(limits)));
        files.put("statement.md", bytes("# Names\n"));
        files.put("schema.sql", bytes("create table person (name text)"));
        files.put("fixtures/sample.sql", bytes("insert into person values ('Ada')"));
        files.put("fixtures/hidden-more.sql", bytes("insert into person values ('Ada'), ('Bob')"));
        files.put("solution/01-names.sql", bytes(SOLUTION));
        files.put("starter/01-names.sql", bytes("select"));
        var problems = new Problems();
        return BundleReader.read("names", "", FileTree.of(files), problems)
                .orElseThrow(() -> new AssertionError(problems.all()));
    }

    static FileTree handIn(String sql) {
        return FileTree.of(Map.of("01-names.sql", bytes(sql)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
