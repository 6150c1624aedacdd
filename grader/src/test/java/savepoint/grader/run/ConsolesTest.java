package savepoint.grader.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.queue.Exploration;
import savepoint.grader.verdict.ConsoleAnswer;
import savepoint.grader.verdict.ConsoleAnswer.Done;
import savepoint.grader.verdict.ConsoleAnswer.Ended;
import savepoint.grader.verdict.ConsoleAnswer.Failed;
import savepoint.grader.verdict.ConsoleAnswer.Plan;
import savepoint.grader.verdict.ConsoleAnswer.Rows;
import savepoint.grader.verdict.ConsoleAnswer.Tables;

/// Statements on a private copy of an author's rows.
class ConsolesTest {
    private static final FileTree FILES =
            FileTree.of(
                    Map.of(
                            "schema.sql",
                            bytes(
                                    """
                                    create table shop (id int primary key, name text not null unique);
                                    create table sale (
                                        shop_id int references shop,
                                        day date,
                                        cents numeric(8, 2) check (cents > 0),
                                        primary key (shop_id, day)
                                    );
                                    """),
                            "fixtures/sample.sql",
                            bytes(
                                    """
                                    insert into shop values (1, 'North'), (2, 'South');
                                    insert into sale values (1, '2026-11-02', 9.50), (1, '2026-11-03', 3);
                                    """)));

    @Test
    void each_statement_is_answered() throws Exception {
        var answer =
                run(
                        """
                        select name, 1.50 as price from shop order by id; -- and then
                        update sale set cents = cents + 1;
                        select count(*) from sale where cents > 4
                        """);
        assertEquals(3, answer.results().size());
        assertEquals(List.of(List.of("North", "1.50"), List.of("South", "1.50")), rows(answer, 0));
        assertEquals(new Done(2), answer.results().get(1));
        assertEquals(List.of(List.of("1")), rows(answer, 2));
        assertTrue(answer.changes());
    }

    @Test
    void reading_changes_nothing_and_writing_through_a_query_does() throws Exception {
        assertFalse(run("select * from shop").changes());
        assertFalse(run("selekt").changes());
        assertTrue(run("with gone as (delete from sale returning *) select * from gone").changes());
        assertTrue(run("begin").changes());
    }

    @Test
    void a_copy_stands_where_earlier_entries_left_it() throws Exception {
        var earlier =
                List.of(
                        "create table note (text text); insert into note values ('kept')",
                        "begin; insert into note values ('lost'); selekt",
                        "rollback",
                        "set search_path = pg_catalog");
        var answer = run(earlier, "select text from public.note");
        assertEquals(List.of(List.of("kept")), rows(answer, 0));
        assertInstanceOf(Failed.class, run(earlier, "select * from note").results().getFirst());
    }

    @Test
    void the_tables_are_one_s_own_and_no_other_database_is() throws Exception {
        var answer =
                run(
                        """
                        create index on sale (day); alter table shop add column city text;
                        drop table sale; create table sale (id int); select count(*) from sale\
                        """);
        assertEquals(List.of(List.of("0")), rows(answer, 4));
        var elsewhere =
                run(
                        "select count(*) from pg_database d where d.datdba = (select oid from pg_roles where rolname = current_user)");
        assertEquals(List.of(List.of("0")), rows(elsewhere, 0));
        assertInstanceOf(Failed.class, run("set role author").results().getFirst());
    }

    @Test
    void after_a_fault_nothing_more_is_run() throws Exception {
        var answer = run("select 1; select nothing from shop; drop table sale");
        assertEquals(2, answer.results().size());
        var failed = (Failed) answer.results().getLast();
        assertEquals("42703", failed.sqlState());
        assertEquals("column \"nothing\" does not exist", failed.message());
        assertEquals(8, failed.position());
        assertFalse(answer.changes());
    }

    @Test
    void a_plan_is_shown_and_what_it_did_undone() throws Exception {
        var plan =
                (Plan)
                        ask(Exploration.Kind.PLAN, List.of(), "delete from sale")
                                .results()
                                .getFirst();
        assertTrue(plan.json().contains("\"Node Type\""), plan::json);
        assertTrue(plan.json().contains("\"Actual Rows\""), plan::json);
        var failed =
                (Failed)
                        ask(Exploration.Kind.PLAN, List.of(), "select nix from shop")
                                .results()
                                .getFirst();
        assertEquals(8, failed.position());
        for (var none : List.of("", "select 1; select 2", "explain select 1"))
            assertInstanceOf(
                    Failed.class,
                    ask(Exploration.Kind.PLAN, List.of(), none).results().getFirst(),
                    none);
    }

    @Test
    void the_tables_are_told_as_they_stand() throws Exception {
        var answer = ask(Exploration.Kind.TABLES, List.of("delete from sale where cents = 3"), "");
        var tables = ((Tables) answer.results().getFirst()).tables();
        assertEquals(
                List.of("shop", "sale"),
                tables.stream().map(ConsoleAnswer.TableView::name).toList());
        var shop = tables.getFirst();
        assertEquals(2, shop.count());
        assertEquals(List.of(List.of("1", "North"), List.of("2", "South")), shop.sample());
        assertEquals(
                List.of(
                        new ConsoleAnswer.ColumnView("id", "integer", true, false, ""),
                        new ConsoleAnswer.ColumnView("name", "text", false, false, "")),
                shop.columns());
        assertEquals(List.of("UNIQUE (name)"), shop.rules());
        var sale = tables.getLast();
        assertEquals("shop(id)", sale.columns().getFirst().references());
        assertEquals("numeric(8,2)", sale.columns().getLast().type());
        assertEquals(
                List.of("PRIMARY KEY (shop_id, day)", "CHECK ((cents > (0)::numeric))"),
                sale.rules());
        assertEquals(1, sale.count());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select pg_sleep(60)",
                "select count(*) from generate_series(1, 100000000000)",
                "select repeat('x', 100000000)",
                "select pg_terminate_backend(pg_backend_pid())",
                "select string_agg(repeat('x', 1000), '') from generate_series(1, 100000000)",
                "create temp table t as select repeat(md5(n::text), 100) from generate_series(1, 100000000) n",
            })
    void what_would_take_too_much_is_ended_in_words(String sql) throws Exception {
        var answer = run(sql);
        assertTrue(
                answer.results().getLast() instanceof Ended
                        || answer.results().getLast() instanceof Failed,
                answer::toString);
        assertFalse(answer.changes());
        assertEquals(List.of(List.of("2")), rows(run("select count(*) from shop"), 0));
    }

    @Test
    void tables_that_hold_too_much_are_not_our_fault() throws Exception {
        var huge = List.of("create table huge as select repeat('x', 50000000) as text");
        var answer = ask(Exploration.Kind.TABLES, huge, "");
        assertInstanceOf(Ended.class, answer.results().getFirst(), answer::toString);
    }

    @Test
    void what_the_driver_will_not_do_is_said() throws Exception {
        var answer = run("copy shop from stdin");
        assertInstanceOf(Failed.class, answer.results().getFirst(), answer::toString);
        assertEquals(
                "There is no statement.",
                ((Failed) run(" -- nothing\n").results().getFirst()).message());
    }

    @Test
    void a_copy_that_takes_too_long_to_bring_back_must_be_reset() throws Exception {
        var slow = List.of("select pg_sleep(1.2)", "select pg_sleep(1.2)");
        var ended = (Ended) run(slow, "select 1").results().getFirst();
        assertTrue(ended.why().endsWith("reset the rows to go on."), ended::why);
        var many = Collections.nCopies(Exploration.MOST_EARLIER + 1, "select 1");
        ended = (Ended) run(many, "select 1").results().getFirst();
        assertTrue(ended.why().endsWith("reset the rows to go on."), ended::why);
    }

    @Test
    void many_rows_and_long_cells_are_cut() throws Exception {
        var table =
                ((Rows)
                                run("select n, repeat('x', 5000) from generate_series(1, 201) n")
                                        .results()
                                        .getFirst())
                        .table();
        assertEquals(200, table.rows().size());
        assertTrue(table.more());
        assertTrue(table.rows().getFirst().getLast().endsWith("…"));
    }

    private static List<List<String>> rows(ConsoleAnswer answer, int result) {
        return assertInstanceOf(Rows.class, answer.results().get(result), answer::toString)
                .table()
                .rows();
    }

    private static ConsoleAnswer run(String sql) throws Exception {
        return run(List.of(), sql);
    }

    private static ConsoleAnswer run(List<String> earlier, String sql) throws Exception {
        return ask(Exploration.Kind.RUN, earlier, sql);
    }

    private static ConsoleAnswer ask(Exploration.Kind kind, List<String> earlier, String sql)
            throws Exception {
        return new Grader(TestWorkshop.get())
                .explore(
                        new Exploration(
                                1,
                                kind,
                                sql,
                                List.of("schema.sql", "fixtures/sample.sql"),
                                earlier),
                        FILES);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
