package savepoint.server.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import savepoint.server.content.folder.CourseFolder;
import savepoint.server.content.folder.FolderMaker;
import savepoint.server.grading.RealGrader;

/// `check` runs what questions with code say is right and what must not pass.
class CodeRunTest {
    @TempDir Path temporary;

    private final StringWriter out = new StringWriter();

    private boolean run(String solution, String wrong) throws Exception {
        var folder = new FolderMaker(temporary.resolve("databases"));
        folder.write("quizzes/databases/shop/schema.sql", "create table item (name text);\n");
        folder.write(
                "quizzes/databases/shop/fixtures/sample.sql",
                "insert into item values ('pen'), ('ink');\n");
        folder.write(
                "quizzes/databases/shop/fixtures/hidden-one.sql",
                "insert into item values ('nib');\n");
        folder.write(
                "quizzes/bank/sql/items.md",
                """
                ---
                kind: sql
                points: 4
                database: shop
                ---
                List the names of all items.

                ## Solution

                ```sql
                %s
                ```

                ## Must not pass

                ```sql
                %s
                ```
                """
                        .formatted(solution, wrong));
        var runs = CodeRun.in(CourseFolder.read(folder.folder(), ZoneOffset.UTC));
        assertEquals(1, runs.size());
        return runs.getFirst().run(RealGrader.grader(), new PrintWriter(out, true));
    }

    @Test
    void a_question_in_order_says_how_many_answers_were_tried() throws Exception {
        var constant = "select 'pen' as name union all select 'ink'";
        assertTrue(run("select name from item", constant), out::toString);
        assertEquals("quizzes/bank/sql/items.md: 2 answers  ok\n", out.toString());
    }

    @Test
    void a_wrong_answer_that_passes_is_told_with_its_line() throws Exception {
        assertFalse(run("select name from item", "select name from item order by 1"));
        assertTrue(
                out.toString()
                        .contains(
                                "quizzes/bank/sql/items.md line 16: must not pass, but gets all 4 points"),
                out::toString);
    }

    @Test
    void a_solution_that_fails_is_told() throws Exception {
        assertFalse(run("select nmae from item", "select 1"));
        assertTrue(out.toString().contains("items.md: "), out::toString);
    }
}
