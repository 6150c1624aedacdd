package savepoint.grader.run;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.BundleReader;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.bundle.Problems;

/// The smallest Java bundle that has each kind of check: a shelf on which things are counted and put.
public final class TinyBundle {
    public static final String SOLUTION =
            """
            package shelf;

            import java.sql.SQLException;
            import javax.sql.DataSource;

            public class SqlShelf implements Shelf {
                private final DataSource database;

                public SqlShelf(DataSource database) {
                    this.database = database;
                }

                public int count() throws SQLException {
                    try (var connection = database.getConnection();
                            var statement = connection.prepareStatement("select count(*) from item");
                            var rows = statement.executeQuery()) {
                        rows.next();
                        return rows.getInt(1);
                    }
                }

                public void put(String name) throws SQLException {
                    try (var connection = database.getConnection();
                            var statement = connection.prepareStatement("insert into item (name) values (?)")) {
                        statement.setString(1, name);
                        statement.executeUpdate();
                    }
                }
            }
            """;

    private static final String LIMITS = "{cpu: 2s, wall: 8s, memory: 192MB}";

    private TinyBundle() {}

    public static Bundle bundle() {
        return bundle(LIMITS);
    }

    /// @param limits as the bundle's file has them
    static Bundle bundle(String limits) {
        var problems = new Problems();
        return BundleReader.read("shelf", "", files(limits), problems)
                .orElseThrow(() -> new AssertionError(problems.all()));
    }

    /// With one check more.
    ///
    /// @param check as the bundle's file has it
    static Bundle also(String check) {
        var files = new TreeMap<>(files().files());
        var facts = new String(files.get("assignment.yaml"), StandardCharsets.UTF_8);
        files.put("assignment.yaml", bytes(facts + "  " + check + "\n"));
        var problems = new Problems();
        return BundleReader.read("shelf", "", FileTree.of(files), problems)
                .orElseThrow(() -> new AssertionError(problems.all()));
    }

    public static FileTree files() {
        return files(LIMITS);
    }

    private static FileTree files(String limits) {
        var files = new TreeMap<String, byte[]>();
        files.put(
                "assignment.yaml",
                bytes(
                        """
                        title: A shelf
                        submit: [SqlShelf.java]
                        entry: shelf.SqlShelf
                        limits: %s
                        points: 10
                        checks:
                          compiles: {kind: compile, points: 0, about: It compiles}
                          counts: {kind: returns, scenario: Counts, points: 5, about: All things are counted}
                          puts: {kind: state, scenario: Puts, points: 5, about: A thing is put on the shelf}
                        """
                                .formatted(limits)));
        files.put("statement.md", bytes("# A shelf\n"));
        files.put(
                "schema.sql",
                bytes(
                        "create table item (id int generated always as identity primary key, name text)"));
        files.put("fixtures/sample.sql", bytes("insert into item (name) values ('cup'), ('jar')"));
        files.put("fixtures/hidden-none.sql", bytes(""));
        files.put(
                "api/shelf/Shelf.java",
                bytes(
                        """
                        package shelf;

                        public interface Shelf {
                            int count() throws java.sql.SQLException;

                            void put(String name) throws java.sql.SQLException;
                        }
                        """));
        files.put(
                "checks/Counts.java",
                bytes(scenario("Counts", "return subject.make(Shelf.class).count();")));
        files.put(
                "checks/Puts.java",
                bytes(scenario("Puts", "subject.make(Shelf.class).put(\"box\"); return null;")));
        files.put("solution/SqlShelf.java", bytes(SOLUTION));
        files.put("starter/SqlShelf.java", bytes(SOLUTION));
        return FileTree.of(files);
    }

    public static FileTree handIn(String source) {
        return FileTree.of(Map.of("SqlShelf.java", bytes(source)));
    }

    /// A hand-in that does this in its constructor, and otherwise nothing.
    static FileTree attack(String statements) {
        return handIn(
                """
                package shelf;

                import javax.sql.DataSource;

                public class SqlShelf implements Shelf {
                    public SqlShelf(DataSource database) throws Exception {
                        %s
                    }

                    public int count() {
                        return -1;
                    }

                    public void put(String name) {}
                }
                """
                        .formatted(statements));
    }

    private static String scenario(String name, String body) {
        return """
        import savepoint.scenario.*;
        import shelf.*;

        public final class %s implements Scenario {
            public Object observe(Subject subject) throws Exception {
                %s
            }
        }
        """
                .formatted(name, body);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
