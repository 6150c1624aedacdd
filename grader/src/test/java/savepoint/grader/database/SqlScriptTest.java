package savepoint.grader.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlScriptTest {
    @Test
    void statements_are_cut_at_semicolons_with_their_lines() {
        String script =
                """
                -- accounts; first
                create table a (id int); insert into a values (1);

                /* nested /* comment; */ ; */
                select 2\
                """;
        List<SqlScript.Statement> statements = SqlScript.statements(script);
        assertEquals(
                List.of("create table a (id int)", "insert into a values (1)", "select 2"),
                statements.stream().map(SqlScript.Statement::sql).toList());
        assertEquals(
                List.of(2, 2, 5),
                statements.stream().map(s -> SqlScript.line(script, s.offset())).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select ';'",
                "select 'it''s; '",
                "select E'\\';', 1",
                "select '\\'",
                "select \"odd;name\" from t",
                "do $$ begin perform 1; end $$",
                "do $body$ begin perform '$$;'; end $body$",
                "select $1, a$b$c",
                "create rule r as on insert to t do also (select 1; select 2)",
                "create function f() returns int begin atomic select 1; select case when true then 2 end; end",
                "select 1 -- no; end"
            })
    void a_semicolon_inside_ends_nothing(String statement) {
        List<String> cut =
                SqlScript.statements(statement + "\n; select 3 ;").stream()
                        .map(s -> s.sql().strip())
                        .toList();
        assertEquals(List.of(statement, "select 3"), cut);
    }

    @Test
    void nothing_is_no_statement() {
        assertEquals(List.of(), SqlScript.statements(" ;; -- only a comment\n /* ; */ ;"));
    }

    @Test
    void what_is_not_closed_reaches_to_the_end() {
        assertEquals(1, SqlScript.statements("select 'a; select 2;").size());
        assertEquals(1, SqlScript.statements("do $$ begin; select 2;").size());
    }

    @Test
    void a_long_text_is_cut_without_running_out_of_stack() {
        String insert =
                "insert into t values ('"
                        + "it''s ".repeat(100_000)
                        + "'), (E'"
                        + "\\\\".repeat(100_000)
                        + "')";
        assertEquals(2, SqlScript.statements(insert + ";select 1").size());
    }
}
