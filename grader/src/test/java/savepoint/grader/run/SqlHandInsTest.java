package savepoint.grader.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.BundleReader;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.bundle.Problems;
import savepoint.grader.verdict.Limit;
import savepoint.grader.verdict.Verdict;

/// SQL hand-ins that are no query, or one that costs too much.
class SqlHandInsTest {
    @Test
    void comments_and_a_semicolon_do_no_harm() throws Exception {
        assertEquals(
                "5",
                grade("-- mine\nselect name from person; /* done */ -- really\n")
                        .points()
                        .toPlainString());
    }

    @Test
    void one_statement_is_expected() throws Exception {
        assertEquals(
                "On the sample rows: the database says: the file holds 2 statements: one query is expected.",
                message(grade("select 1; drop table person")));
        assertEquals(
                "On the sample rows: the database says: the file holds no statement.",
                message(grade("-- nothing\n")));
        assertEquals(
                "On the sample rows: the database says: the statement would change something: a query is expected.",
                message(grade("delete from person")));
        assertEquals(
                "On the sample rows: the database says: the statement would change something: a query is expected.",
                message(grade("create table mine (id int)")));
    }

    @Test
    void a_statement_that_never_ends_hits_its_limit() throws Exception {
        assertEquals(Limit.WALL, limit(grade("select pg_sleep(600)")));
    }

    @Test
    void a_statement_that_wears_out_its_server_hits_a_limit_and_is_not_our_fault()
            throws Exception {
        assertEquals(
                Limit.MEMORY,
                limit(
                        grade(
                                """
                                select count(x) from (
                                    select array_agg(repeat('x', 1000000) || g) as x from generate_series(1, 900) g) all_of_it\
                                """)));
    }

    @Test
    void a_result_of_too_many_rows_hits_its_limit() throws Exception {
        assertEquals(Limit.ROWS, limit(grade("select 'Ada' from generate_series(1, 20000)")));
    }

    private static Limit limit(Verdict verdict) {
        return assertInstanceOf(Verdict.LimitHit.class, verdict).limit();
    }

    private static String message(Verdict verdict) {
        return verdict.results().getFirst().message();
    }

    private static Verdict grade(String sql) throws Exception {
        var handIn = FileTree.of(Map.of("01-names.sql", bytes(sql)));
        return new Grader(TestWorkshop.get()).grade(bundle(), handIn, 7, _ -> {}).verdict();
    }

    private static Bundle bundle() {
        var files = new TreeMap<String, byte[]>();
        files.put(
                "assignment.yaml",
                bytes(
                        """
                        title: Names
                        submit: [01-names.sql]
                        limits: {cpu: 2s}
                        points: 5
                        checks:
                          names: {kind: rows, file: 01-names.sql, points: 5, about: All names}
                        """));
        files.put("statement.md", bytes("# Names\n"));
        files.put("schema.sql", bytes("create table person (name text)"));
        files.put("fixtures/sample.sql", bytes("insert into person values ('Ada')"));
        files.put("fixtures/hidden-more.sql", bytes("insert into person values ('Ada'), ('Bob')"));
        files.put("solution/01-names.sql", bytes("select name from person"));
        files.put("starter/01-names.sql", bytes("select"));
        var problems = new Problems();
        return BundleReader.read("names", "", FileTree.of(files), problems)
                .orElseThrow(() -> new AssertionError(problems.all()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
