package savepoint.server.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import savepoint.server.Browser;
import savepoint.server.Somebody;
import savepoint.server.TestCourse;
import savepoint.server.TestPlatform;
import savepoint.server.grading.RealGrader;

/// SQL in a lesson that its readers edit and run.
@Timeout(120)
class CellTest {
    private static final String TEXT =
            """
            # Cells

            Before.

            ```sql run=shop
            select name from shop order by id
            ```

            Between. <div data-cell="0"></div>

            ```sql run=shop
            update shop set name = upper(name)
            ```

            - A list
              ```sql run=shop
              select 'not a cell here'
              ```

            After.
            """;

    private static TestPlatform platform;
    private static RealGrader grader;
    private static Browser student;
    private static String lesson;

    @BeforeAll
    static void start() throws Exception {
        platform = TestPlatform.start();
        var folder = TestCourse.week11();
        folder.write("lessons/week-11/lesson1.md", TEXT);
        folder.write(
                "lessons/week-11/fixtures/shop.sql",
                "create table shop (id int, name text); insert into shop values (1, 'North'), (2, 'South');\n");
        TestCourse.publish(platform, folder);
        grader = new RealGrader(platform, 1);
        student = platform.browser(Somebody.STUDENT);
        lesson = platform.term().path() + "/weeks/11/lesson1";
    }

    @AfterAll
    static void stop() {
        student.close();
        grader.close();
        platform.close();
    }

    @AfterEach
    void startOver() {
        assertEquals(303, student.post(lesson + "/cells/1/reset", Map.of()).status());
    }

    @Test
    void cells_stand_where_the_author_put_them() {
        var page = student.get(lesson).body();
        int first = page.indexOf("id=\"cell-1\"");
        int between = page.indexOf("Between.");
        int second = page.indexOf("id=\"cell-2\"");
        assertTrue(0 < first && first < between && between < second, page);
        assertTrue(second < page.indexOf("After."), page);
        assertFalse(page.contains("id=\"cell-3\""), "only at the top level");
        assertTrue(page.contains("not a cell here"), "it is code like any other");
        assertFalse(page.contains("data-cell=\"0\""), "nobody else makes one");
    }

    @Test
    void cells_of_one_fixture_share_a_copy_that_is_the_reader_s_own() {
        assertTrue(run(1, "select name from shop order by id").contains(">North<"));
        run(2, "update shop set name = 'East'");
        var page = run(1, "select name from shop order by id");
        assertTrue(page.contains(">East<"), page);
        assertTrue(page.contains("update shop set name = &#39;East&#39;"), "what was typed stays");
        try (var other = platform.browser(Somebody.OTHER_STUDENT)) {
            assertFalse(other.get(lesson).body().contains("East"));
        }
    }

    @Test
    void starting_over_brings_back_the_rows_and_the_author_s_statements() {
        run(2, "drop table shop");
        assertTrue(run(1, "select name from shop").contains("does not exist"));
        startOver();
        var page = student.get(lesson).body();
        assertFalse(page.contains("drop table"), page);
        assertTrue(page.contains("select name from shop order by id"), page);
        assertTrue(run(1, "select name from shop order by id").contains(">South<"));
    }

    @Test
    void what_is_not_run_says_why_and_stays_in_its_cell() {
        var refused = student.post(lesson + "/cells/2/entries", Map.of("sql", " "));
        assertEquals(422, refused.status());
        assertTrue(refused.body().contains("There is no statement to run."), refused.body());
        assertEquals(404, student.post(lesson + "/cells/3/entries", Map.of("sql", "x")).status());
    }

    private static String run(int cell, String sql) {
        var taken = student.post(lesson + "/cells/" + cell + "/entries", Map.of("sql", sql));
        assertEquals(303, taken.status(), taken.body());
        assertTrue(taken.location().endsWith("#cell-" + cell), taken.location());
        return student.get(lesson).body();
    }
}
