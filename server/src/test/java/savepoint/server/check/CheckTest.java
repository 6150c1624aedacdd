package savepoint.server.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import savepoint.postgres.TestData;
import savepoint.server.content.folder.FolderMaker;

class CheckTest {
    @TempDir Path temporary;
    private FolderMaker folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void makeFolder() {
        folder = new FolderMaker(temporary.resolve("databases"));
    }

    private int check(String... options) {
        return new CommandLine(new Check())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(options);
    }

    @Test
    void a_course_in_order_has_warnings_at_most() {
        folder.week11();
        assertEquals(0, check(folder.folder().toString(), "--files-only"), out::toString);
        assertTrue(
                out.toString()
                        .endsWith(
                                "databases: 1 week, 3 lessons, 1 assignment, 0 quizzes, 0 questions; 0 errors, 2 warnings\n"),
                out::toString);
    }

    @Test
    void every_problem_is_printed_with_its_place_and_errors_fail() {
        folder.week11();
        folder.write("course.yaml", "titel: x\n");
        folder.delete("assignments/keep/schema.sql");
        assertEquals(1, check(folder.folder().toString(), "--files-only"));
        assertTrue(
                out.toString().contains("course.yaml line 1: unknown key `titel`"), out::toString);
        assertTrue(
                out.toString().contains("assignments/keep/schema.sql: is missing"), out::toString);
    }

    @Test
    void a_sample_s_expectations_are_read_as_well() {
        folder.week11();
        folder.write("assignments/keep/samples/reference/01-all.sql", "select id from t\n");
        folder.write(
                "assignments/keep/samples/reference/expect.yaml",
                "why: The reference.\nverdict: graded\nchecks: {no-such: passed}\n");
        assertEquals(1, check(folder.folder().toString(), "--files-only"));
        assertTrue(
                out.toString()
                        .contains(
                                "assignments/keep/samples/reference/expect.yaml line 3: check `no-such` is not in"
                                        + " assignment.yaml"),
                out::toString);
    }

    @Test
    void a_cell_without_its_fixture_is_told_by_line() {
        folder.week11();
        folder.write("lessons/week-11/lesson1.md", "# One\n\n```sql run=shop\nselect 1\n```\n");
        assertEquals(1, check(folder.folder().toString(), "--files-only"));
        assertTrue(
                out.toString()
                        .contains(
                                "lessons/week-11/lesson1.md line 3: the cell runs on fixture `shop`, but there is neither"
                                        + " lessons/week-11/fixtures/shop.sql nor lessons/fixtures/shop.sql"),
                out::toString);
    }

    @Test
    void every_cell_is_run_in_order_and_must_do_as_it_says() {
        folder.week11();
        folder.write("lessons/fixtures/shop.sql", "create table shop (id int primary key);\n");
        folder.write(
                "lessons/week-11/lesson1.md",
                """
                # One

                ```sql run=shop
                insert into shop values (1)
                ```

                ```sql run=shop fails
                insert into shop values (1)
                ```

                ```sql run=shop fails
                select 1 / count(*) from shop
                ```

                ```sql run=shop
                select nothing from shop
                ```
                """);
        assertEquals(1, check(folder.folder().toString(), "--data", TestData.FOLDER.toString()));
        assertEquals("", err.toString());
        assertTrue(out.toString().contains("lesson1.md: 4 live cells  WRONG"), out::toString);
        assertTrue(
                out.toString()
                        .contains("line 11: the cell says `fails`, but the database takes it"),
                out::toString);
        assertTrue(
                out.toString()
                        .contains("line 15: the cell fails: column \"nothing\" does not exist"),
                out::toString);
        assertEquals(2, out.toString().lines().filter(line -> line.startsWith("    ")).count());
    }

    @Test
    void there_must_be_a_folder() {
        assertEquals(1, check(temporary.resolve("nowhere").toString()));
        assertTrue(err.toString().contains("there is no course folder"), err::toString);
    }
}
