package savepoint.grader.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.BundleReader;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.bundle.Problems;
import savepoint.grader.verdict.Limit;
import savepoint.grader.verdict.Verdict;
import savepoint.grader.verdict.VerdictJson;

/// Hand-ins that attack SQLite and H2, and files made to harm who reads them (rows HS of the catalogue): no points, never
/// our fault, nothing of the hidden rows, and the next hand-in is unharmed.
class HostileEnginesTest {
    private static final String SECRET = "hush4711";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "sqlite | attach database '/tmp/other.db' as other | a query is expected",
                "sqlite | vacuum into '/tmp/copy.db' | a query is expected",
                "sqlite | pragma writable_schema = on | a query is expected",
                "sqlite | pragma hard_heap_limit = 1 | a query is expected",
                "sqlite | /* select */ pragma journal_mode = off | a query is expected",
                "sqlite | delete from person | a query is expected",
                "sqlite | with all_of_it as (select 1) delete from person | attempt to write a readonly database",
                "sqlite | select load_extension('/runner/native/libsqlitejdbc.so') | not authorized",
                "sqlite | select readfile('/etc/passwd') | no such function: readfile",
                "sqlite | select writefile('/tmp/x', 'y') | no such function: writefile",
                "sqlite | select edit('x') | no such function: edit",
                "sqlite | select length(randomblob(1000000000)) | string or blob too big",
                "sqlite | select name from person; drop table person | holds 2 statements",
                "h2 | create alias run for 'java.lang.System.getProperty' | a query is expected",
                "h2 | runscript from '/etc/passwd' | a query is expected",
                "h2 | script to '/tmp/x' | a query is expected",
                "h2 | shutdown | a query is expected",
                "h2 | set trace_level_file 3 | a query is expected",
                "h2 | call csvwrite('/tmp/x', 'select 1') | a query is expected",
                "h2 | select * from csvread('/etc/passwd') | Admin rights are required",
                "h2 | select file_read('/etc/passwd') | Admin rights are required",
                "h2 | select file_write('x', '/tmp/x') | Admin rights are required",
                "h2 | select * from link_schema('a', '', 'jdbc:h2:mem:x', 'sa', '', 'public') | Admin rights are required",
                "h2 | select * from final table (insert into person values ('Eve')) | Not enough rights",
            })
    void what_reaches_beyond_the_rows_is_refused(String engine, String sql, String said)
            throws Exception {
        var verdict = grade(engine, sql);
        assertEquals(0, verdict.points().signum(), verdict::toString);
        var message = verdict.results().getFirst().message();
        assertTrue(message.contains(said), message);
        unharmed(engine);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "h2"})
    void a_query_without_end_ends_at_its_limit(String engine) throws Exception {
        var endless =
                "with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n";
        // H2 keeps what it has so far, and runs out of memory first
        var hit = assertInstanceOf(Verdict.LimitHit.class, grade(engine, endless));
        assertTrue(
                hit.limit() == Limit.CPU || hit.limit() == Limit.MEMORY, () -> hit.limit().words());
        unharmed(engine);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // a damaged file
                "Files.write(FILE, \"SQLite format 3\\0 and nothing else\".getBytes());",
                // no file
                "Files.delete(FILE);",
                // a link to a file of ours
                "Files.delete(FILE); Files.createSymbolicLink(FILE, Path.of(\"/etc/passwd\"));",
                // a view in the place of the table
                "run(database, \"drop table item\", \"create view item as select 1 as id, 'cup' as name union all select 2, 'jar' union all select 3, 'box'\");",
                // functions, triggers and generated columns that run when somebody reads
                "run(database, \"drop table item\", \"create table item (id integer primary key, name text as (load_extension('/tmp/x')))\");",
                // more than may be read
                "run(database, \"create table much (x)\", \"insert into much select randomblob(1000000) from (with recursive n(i) as (select 1 union all select i + 1 from n limit 40) select i from n)\");",
                // pages that refer to each other
                "var bytes = Files.readAllBytes(FILE); for (int at = 100; at < bytes.length; at += 3) bytes[at] = (byte) at; Files.write(FILE, bytes);",
            })
    void a_file_made_to_harm_its_reader_harms_nobody(String attack) throws Exception {
        var source =
                """
                package shelf;

                import java.nio.file.Files;
                import java.nio.file.Path;
                import javax.sql.DataSource;

                public class SqlShelf implements Shelf {
                    private static final Path FILE = Path.of("/tmp/database.db");

                    public SqlShelf(DataSource database) throws Exception {
                        %s
                    }

                    private static void run(DataSource database, String... statements) throws Exception {
                        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
                            for (var sql : statements) statement.execute(sql);
                        }
                    }

                    public int count() {
                        return -1;
                    }

                    public void put(String name) {}
                }
                """
                        .formatted(attack);
        Gradings.assertNoPoints(grade(shelf(), TinyBundle.handIn(source)));
        Gradings.assertFullPoints(grade(shelf(), TinyBundle.handIn(TinyBundle.SOLUTION)));
    }

    @Test
    void a_hand_in_finds_no_driver_and_no_library_that_it_did_not_ask_for() throws Exception {
        var found = new StringBuilder();
        for (var type :
                new String[] {
                    "org.postgresql.Driver",
                    "org.h2.Driver",
                    "com.zaxxer.hikari.HikariDataSource",
                    "tools.jackson.databind.ObjectMapper",
                    "org.slf4j.Logger",
                    "savepoint.grader.run.Grader",
                    "savepoint.postgres.Folders"
                })
            found.append(
                    "try { Class.forName(\"%s\"); throw new Error(\"%s is here\"); } catch (ClassNotFoundException fine) { }\n"
                            .formatted(type, type));
        var looking =
                TinyBundle.SOLUTION.replace(
                        "        this.database = database;",
                        "        this.database = database;\n" + found);
        Gradings.assertFullPoints(grade(shelf(), TinyBundle.handIn(looking)));
    }

    private static void unharmed(String engine) throws Exception {
        assertEquals("5", grade(engine, "select name from person").points().toPlainString());
    }

    private static Verdict grade(String engine, String sql) throws Exception {
        return grade(
                names(engine),
                FileTree.of(Map.of("names.sql", sql.getBytes(StandardCharsets.UTF_8))));
    }

    private static Verdict grade(Bundle bundle, FileTree handIn) throws Exception {
        var verdict = new Grader(TestWorkshop.get()).grade(bundle, handIn, 7, _ -> {}).verdict();
        assertFalse(verdict instanceof Verdict.GraderFault, verdict::toString);
        assertFalse(verdict instanceof Verdict.CompileFailed, verdict::toString);
        assertFalse(VerdictJson.write(verdict).contains(SECRET), "it tells hidden rows");
        return verdict;
    }

    private static Bundle shelf() {
        var files = new TreeMap<>(TinyBundle.files().files());
        files.merge(
                "assignment.yaml",
                "engine: sqlite\n".getBytes(StandardCharsets.UTF_8),
                (facts, engine) -> {
                    var both = new String(engine, StandardCharsets.UTF_8);
                    return (both + new String(facts, StandardCharsets.UTF_8))
                            .getBytes(StandardCharsets.UTF_8);
                });
        files.put(
                "schema.sql",
                "create table item (id integer primary key, name text)"
                        .getBytes(StandardCharsets.UTF_8));
        return bundle("shelf", files);
    }

    private static Bundle names(String engine) {
        var files = new TreeMap<String, byte[]>();
        Map.of(
                        "assignment.yaml",
                        """
                        title: Names
                        engine: %s
                        submit: [names.sql]
                        limits: {cpu: 2s, wall: 20s}
                        points: 5
                        checks:
                          names: {kind: rows, file: names.sql, points: 5, about: All names}
                        """
                                .formatted(engine),
                        "statement.md",
                        "# Names\n",
                        "schema.sql",
                        "create table person (name varchar(20))",
                        "fixtures/sample.sql",
                        "insert into person values ('Ada')",
                        "fixtures/hidden-more.sql",
                        "insert into person values ('Ada'), ('%s')".formatted(SECRET),
                        "solution/names.sql",
                        "select name from person",
                        "starter/names.sql",
                        "select")
                .forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return bundle("names", files);
    }

    private static Bundle bundle(String slug, Map<String, byte[]> files) {
        var problems = new Problems();
        return BundleReader.read(slug, "", FileTree.of(new TreeMap<>(files)), problems)
                .orElseThrow(() -> new AssertionError(problems.all()));
    }
}
