package savepoint.server.content.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A folder that is not in order: everything is told at once, and what is in order is read all the same.
class BrokenFolderTest {
    @TempDir Path temporary;
    private FolderMaker folder;

    @BeforeEach
    void makeFolder() {
        folder = new FolderMaker(temporary.resolve("databases"));
        temporary.resolve("databases").toFile().mkdir();
    }

    @Test
    void an_empty_folder_says_what_it_lacks() {
        assertEquals(
                List.of(
                        ".: holds no course yet: no week such as lessons/week-1/overview.md and no assignment"),
                FolderMaker.told(folder.read()));
    }

    @Test
    void everything_wrong_is_told_at_once_by_file_and_line() {
        folder.week11();
        folder.write(
                "course.yaml",
                """
                titel: Databases
                zone: America/Chicgo
                due-time: 18:00
                late: {grace: soon}
                weights: {lessons: 20%, quizzes: 20%, assignments: 50%}
                """);
        folder.write("lessons/week-11/lesson2.md", "---\ntitle: [a, b]\nlevel: 3\n---\n");
        folder.write("lessons/week-11/lesson3.md", new byte[] {'o', 'k', '\n', (byte) 0xE9, '\n'});
        folder.write(
                "lessons/week-12/overview.md",
                """
                # Week 12

                ### Activities and Assignments ###

                | Activity | Deadline | Points |
                |---|---|---|
                | Read on | Thorsday | 20 |
                | Watch a film | Friday | lots |
                | Take a walk | 30 February | 10 (from nobody) |
                """);
        folder.delete("assignments/keep/schema.sql");
        assertEquals(
                List.of(
                        "assignments/keep/schema.sql: is missing",
                        "course.yaml line 1: unknown key `titel`; known: slug, title, zone, due-time, term, late,"
                                + " weights, review, grades",
                        "course.yaml line 2: `zone` must be a zone such as America/Chicago, not `America/Chicgo`",
                        "course.yaml line 4: `grace` must be a duration such as 15m, 2h or 1 day, not `soon`",
                        "course.yaml line 5: weights make 90%, not 100%",
                        "lessons/week-11/lesson2.md line 2: `title` must be text",
                        "lessons/week-11/lesson2.md line 3: unknown key `level`; known: title, name, author, type,"
                                + " time, formerly, retired",
                        "lessons/week-11/lesson3.md line 2: is not UTF-8 text; save it as UTF-8",
                        "lessons/week-11/overview.md line 22: warning: row `Week 11 Quiz` is shown as plain text: no"
                                + " quiz says `week: 11`",
                        "lessons/week-12/overview.md line 7: warning: row `Read on` is shown as plain text: it links"
                                + " to nothing",
                        "lessons/week-12/overview.md line 7: deadline `Thorsday` is not understood; "
                                + DeadlineCell.ALLOWED,
                        "lessons/week-12/overview.md line 8: warning: row `Watch a film` is shown as plain text: it"
                                + " links to nothing",
                        "lessons/week-12/overview.md line 8: points `lots` is not understood; "
                                + PointsCell.ALLOWED,
                        "lessons/week-12/overview.md line 9: warning: row `Take a walk` is shown as plain text: it"
                                + " links to nothing",
                        "lessons/week-12/overview.md line 9: points `10 (from nobody)` has a part `(from nobody)`"
                                + " that is not known; "
                                + PointsCell.ALLOWED,
                        "lessons/week-12/overview.md line 9: deadline `30 February` is no day of the calendar; "
                                + DeadlineCell.ALLOWED),
                FolderMaker.told(folder.read()));
    }

    @Test
    void a_broken_assignment_keeps_its_row() {
        folder.week11();
        folder.write("assignments/keep/assignment.yaml", "title: 'Keep it\nweek: 11\n");
        var reading = folder.read();
        var row = reading.weeks().getFirst().facts().activities().getLast();
        assertEquals(ActivityKind.ASSIGNMENT, row.kind());
        assertEquals("keep", row.slug());
        assertTrue(reading.assignments().getFirst().broken());
        assertFalse(reading.weeks().getFirst().broken());
    }

    @Test
    void broken_tables_are_found() {
        folder.write(
                "week-1/overview.md", "## Activities\n\n| Activity | Points |\n| Film | 3 |\n");
        folder.write(
                "week-2/overview.md",
                "| Activities | Deadline | Points |\n|---|---|\n| Film | Friday | 3 |\n");
        folder.write(
                "week-3/overview.md",
                "| Activity | Points |\n|---|---|\n| Film | 3 |\n\n| Walk | 4 |\n");
        folder.write(
                "week-4/overview.md",
                "| Activity | Points |\n|---|---|\n| Film | 3 | 4 |\n| | 5 |\n");
        assertEquals(
                List.of(
                        "week-1/overview.md line 3: the table of activities is broken: below its header a line such"
                                + " as |---|---|---|---| is missing",
                        "week-2/overview.md line 1: the table of activities is broken: its header has 3 cells, the"
                                + " line of dashes below it 2",
                        "week-3/overview.md line 5: this row stands outside the table: a blank line above it ends the"
                                + " table",
                        "week-4/overview.md line 3: the row has 3 cells, the table 2 columns; a `|` within a cell is"
                                + " written \\|",
                        "week-4/overview.md line 4: the row names no activity"),
                FolderMaker.told(folder.read()).stream()
                        .filter(line -> !line.contains("warning"))
                        .toList());
    }

    @Test
    void missing_columns_and_noise_in_cells_survive() {
        folder.write(
                "week-3/overview.md",
                """
                | Assignment | Due* |
                |---|---|
                | *[Read](a.md)* [^1] | **Thu.** by 5:30 pm |
                | Nothing |

                [^1]: Twice.
                """);
        folder.write("week-3/a.md", "# A\n");
        var reading = folder.read();
        var rows = reading.weeks().getFirst().facts().activities();
        assertEquals("Read", rows.getFirst().title());
        assertEquals(
                Optional.of(
                        new Deadline.Weekday(
                                DayOfWeek.THURSDAY, Optional.of(LocalTime.of(17, 30)))),
                rows.getFirst().deadline());
        assertEquals(RowPoints.NONE, rows.getFirst().points());
        assertEquals(Optional.empty(), rows.getLast().deadline());
        assertFalse(reading.hasErrors());
    }

    @Test
    void one_week_in_two_folders_is_an_error() {
        folder.write("week-11/overview.md", "# One\n");
        folder.write("lessons/Week_11/overview.md", "# Two\n");
        assertEquals(
                List.of("lessons/Week_11: is week 11 a second time, beside week-11"),
                FolderMaker.told(folder.read()));
    }

    @Test
    void two_lessons_of_one_address_are_an_error() {
        folder.write("week-1/Lesson 1.md", "# One\n");
        folder.write("week-1/lesson-1.md", "# Two\n");
        assertTrue(
                FolderMaker.told(folder.read())
                        .contains(
                                "week-1/lesson-1.md: has the same address as week-1/Lesson 1.md; rename one of them"));
    }

    @Test
    void facts_stated_twice_must_agree_and_the_week_wins() {
        folder.week11();
        folder.write("course.yaml", "due-time: \"17:00\"\n");
        folder.write(
                "lessons/week-11/overview.md",
                FolderMaker.OVERVIEW.replace("60 (from instructor)", "55 (from instructor)"));
        var reading = folder.read();
        assertEquals(
                List.of(
                        "lessons/week-11/overview.md: warning: says that work is due at 18:00, course.yaml at 17:00;"
                                + " the week's time holds here",
                        "lessons/week-11/overview.md line 22: warning: row `Week 11 Quiz` is shown as plain text: no"
                                + " quiz says `week: 11`",
                        "lessons/week-11/overview.md line 23: warning: the row gives 55 (from instructor) 40 (from"
                                + " peers) 50 (for completing the peer review) points,"
                                + " assignments/keep/assignment.yaml 60 (from instructor) 40 (from peers) 50 (for"
                                + " completing the peer review); the row's hold"),
                FolderMaker.told(reading));
        assertEquals(
                Optional.of(BigDecimal.valueOf(55)),
                reading.weeks().getFirst().facts().activities().getLast().points().instructor());
    }

    @Test
    void a_broken_course_yaml_does_not_make_another_course() {
        folder.write("week-1/a.md", "# A\n");
        folder.write("course.yaml", "slug: dbj\ntitle: [oops\n");
        var reading = folder.read();
        assertTrue(reading.broken());
        assertEquals("dbj", reading.course().slug());
    }
}
