package savepoint.grader.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {
    @Test
    void an_empty_cell_is_null_and_a_quoted_one_is_not() {
        var problems = new Problems();
        var csv = Csv.read("a.csv", "id,text\r\n1,\r\n2,\"\"\n3,\"a \"\"b\"\", c\nd\"", problems);
        assertEquals(List.of(), problems.all());
        assertEquals(List.of("id", "text"), csv.columns());
        assertEquals(
                List.of(Arrays.asList("1", null), List.of("2", ""), List.of("3", "a \"b\", c\nd")),
                csv.rows());
    }

    @Test
    void what_is_wrong_is_told_with_its_line() {
        assertEquals(
                List.of("a.csv line 1: the first line names the columns"), told(""), "no line");
        assertEquals(
                List.of("a.csv line 3: 1 cells stand in this line, 2 columns in the first"),
                told("id,text\n1,x\n2\n"));
        assertEquals(List.of("a.csv line 2: a quoted cell has no end"), told("id,text\n1,\"x\n"));
        assertEquals(
                List.of("a.csv line 2: a quoted cell goes on after its quote"),
                told("id,text\n1,\"x\"y\n"));
    }

    @Test
    void tables_that_others_refer_to_come_first() {
        var schema =
                "create table station (id int);\nCREATE TABLE IF NOT EXISTS public.\"reading\" (id int);\n";
        assertEquals(
                List.of("station", "reading", "nowhere"),
                Inserts.inOrder(List.of("nowhere", "reading", "station"), schema));
    }

    @Test
    void rows_become_literals_whatever_they_hold() {
        assertEquals(
                "insert into \"t\" (\"a\", \"b\"\"\") overriding system value values\n('it''s', null);\n",
                Inserts.of(
                        "t",
                        List.of("a", "b\""),
                        List.of(Arrays.asList("it's", null)),
                        "create table t (a int generated always as identity, \"b\"\"\" text)"));
    }

    private static List<String> told(String text) {
        var problems = new Problems();
        Csv.read("a.csv", text, problems);
        return problems.all().stream().map(Problem::toString).toList();
    }
}
