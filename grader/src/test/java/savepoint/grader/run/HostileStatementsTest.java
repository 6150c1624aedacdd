package savepoint.grader.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
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

/// SQL hand-ins that attack: no points, never our fault, nothing of the hidden rows, and the next hand-in is unharmed.
class HostileStatementsTest {
    private static final String SECRET = "hush4711";

    @AfterEach
    void the_next_hand_in_is_unharmed() throws Exception {
        assertEquals("5", grade("select name from person").points().toPlainString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "copy person to stdout | COPY commands are only supported using the CopyManager API",
                "copy person from stdin | permission denied",
                "copy person to program 'id' | permission denied to COPY to or from an external program",
                "select name, set_config('client_encoding', 'LATIN1', false) from person | The server's client_encoding parameter was changed",
                "select name, set_config('DateStyle', 'German', false) from person | The server's DateStyle parameter was changed",
                "select set_config('role', 'author', false) from person | permission denied to set role",
                "select set_config('session_replication_role', 'replica', false) from person | permission denied to set parameter",
                "select query_to_xml('select rolpassword from pg_authid', true, true, '') | permission denied for table pg_authid",
                "select query_to_xml('create temp table own (id int)', true, true, '') | CREATE TABLE is not allowed in a non-volatile function",
                "select pg_terminate_backend(pg_backend_pid()) | terminating connection due to administrator command",
                "select pg_read_file('/etc/passwd') | permission denied for function pg_read_file",
                "commit | the statement returns no rows",
                "select 1 \\; select 2 | the file holds 2 statements",
                "select 1 /* ; */ ; /* '; */ ; drop table person | the file holds 2 statements",
                "select name from person); drop table person; -- | syntax error",
                "\\! id | syntax error at or near",
                "select E'\\000' | invalid byte sequence",
                "do 'begin loop null; end loop; end' | ",
            })
    void what_no_query_may_do_is_refused_in_words(String sql, String words) throws Exception {
        var result = assertNoPoints(grade(sql)).results().getFirst();
        if (words != null) assertTrue(result.message().contains(words), result::message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "select repeat('x', 20000000)::int | ROWS",
                "select repeat('x', 1000000) from generate_series(1, 300) | ROWS",
                "select count(*) from generate_series(1, 100000) a, generate_series(1, 100000) b | CPU",
                // this one does not look up while it works, so that its server has to go
                "select translate(repeat(repeat('x', 10000), 10000), repeat(repeat('a', 1000), 1000), 'b') | CPU",
            })
    void what_takes_too_much_names_the_limit(String sql, Limit limit) throws Exception {
        var verdict = assertNoPoints(grade(sql));
        assertEquals(limit, assertInstanceOf(Verdict.LimitHit.class, verdict).limit());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with recursive r as (select 1 as n union all select n + 1 from r) select max(n) from r",
                "with recursive r as (select repeat('x', 100000) as x union all select x || '' from r) select count(x) from r",
                "select count(pg_advisory_lock(n)) from generate_series(1, 3000000) n",
                "select pg_notify('news', repeat('x', 7000)) from generate_series(1, 10000)",
                "select sum(length(to_tsvector('simple', repeat('x', 2050))::text)) from generate_series(1, 2000000)",
                "select lo_from_bytea(0, convert_to(repeat('x', 10000000), 'UTF8')) from generate_series(1, 90)",
                "select set_config('work_mem', '2GB', false) from (select array_agg(a) from generate_series(1, 10000000) a) x",
            })
    void what_fills_the_server_ends_with_it(String sql) throws Exception {
        assertNoPoints(grade(sql));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1+", "("})
    void what_is_nested_too_deep_is_an_ordinary_error(String nest) throws Exception {
        var message =
                assertNoPoints(grade("select " + nest.repeat(100_000) + "1"))
                        .results()
                        .getFirst()
                        .message();
        assertTrue(
                message.contains("stack depth limit exceeded")
                        || message.contains("memory exhausted"),
                message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "max(name)::int::text | the database refused the statement",
                "(1 / (count(*) - 2))::text | the database refused the statement",
                "max(name) | a row is missing, there is a row too many",
            })
    void hidden_rows_stay_hidden(String leak, String words) throws Exception {
        var verdict =
                assertNoPoints(
                        grade(
                                "select case when count(*) = 1 then 'Ada' else %s end from person"
                                        .formatted(leak)));
        var result = verdict.results().getFirst();
        assertTrue(
                result.message().startsWith("Right on the sample rows, wrong on hidden ones: "),
                result::message);
        assertFalse(result.message().contains("["), result::message);
        assertEquals(0, result.differences().size());
        if (!leak.equals("max(name)"))
            assertTrue(result.message().endsWith(words + "."), result::message);
    }

    private static Verdict assertNoPoints(Verdict verdict) {
        assertEquals("0", verdict.points().toPlainString(), verdict::toString);
        return verdict;
    }

    private static Verdict grade(String sql) throws Exception {
        var handIn = FileTree.of(Map.of("01-names.sql", bytes(sql)));
        var verdict = new Grader(TestWorkshop.get()).grade(bundle(), handIn, 7, _ -> {}).verdict();
        assertFalse(verdict instanceof Verdict.GraderFault, verdict::toString);
        var json = VerdictJson.write(verdict);
        assertFalse(json.contains(SECRET), json);
        assertTrue(json.length() < 100_000, json);
        return verdict;
    }

    private static Bundle bundle() {
        var files = new TreeMap<String, byte[]>();
        files.put(
                "assignment.yaml",
                bytes(
                        """
                        title: Names
                        submit: [01-names.sql]
                        limits: {cpu: 1s, wall: 4s}
                        points: 5
                        checks:
                          names: {kind: rows, file: 01-names.sql, points: 5, about: All names}
                        """));
        files.put("statement.md", bytes("# Names\n"));
        files.put("schema.sql", bytes("create table person (name text)"));
        files.put("fixtures/sample.sql", bytes("insert into person values ('Ada')"));
        files.put(
                "fixtures/hidden-more.sql",
                bytes("insert into person values ('Ada'), ('%s')".formatted(SECRET)));
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
