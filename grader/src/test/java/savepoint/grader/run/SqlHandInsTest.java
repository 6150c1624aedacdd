package savepoint.grader.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.Test;
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
        // time enough for it to reach the memory's limit on a busy machine, too
        var patient = NamesBundle.bundle("{cpu: 20s, wall: 80s}");
        var greedy =
                NamesBundle.handIn(
                        """
                        select count(x) from (
                            select array_agg(repeat('x', 1000000) || g) as x from generate_series(1, 900) g) all_of_it\
                        """);
        assertEquals(
                Limit.MEMORY,
                limit(new Grader(TestWorkshop.get()).grade(patient, greedy, 7, _ -> {}).verdict()));
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
        return new Grader(TestWorkshop.get())
                .grade(NamesBundle.bundle(), NamesBundle.handIn(sql), 7, _ -> {})
                .verdict();
    }
}
