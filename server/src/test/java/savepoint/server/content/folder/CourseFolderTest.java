package savepoint.server.content.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourseFolderTest {
    @TempDir Path temporary;
    private FolderMaker folder;

    @BeforeEach
    void makeFolder() {
        folder = new FolderMaker(temporary.resolve("databases"));
        temporary.resolve("databases").toFile().mkdir();
    }

    private static Optional<BigDecimal> points(int points) {
        return Optional.of(BigDecimal.valueOf(points));
    }

    @Test
    void the_week_page_the_format_grew_from_is_read_to_the_letter() {
        folder.week11();
        var reading = folder.read();
        var week = reading.weeks().getFirst().facts();
        assertEquals(11, week.number());
        assertEquals(Optional.of("Keeping Data Longer"), week.title());
        assertEquals(Optional.of(LocalTime.of(18, 0)), week.dueTime());
        assertEquals(
                List.of(
                        new Activity(
                                ActivityKind.OTHER,
                                "week-11.week-11-opening-film",
                                "Week 11 Opening Film",
                                Optional.of("https://films.example.edu/media/Week+Eleven/1_abc"),
                                Optional.of("10 minutes"),
                                Optional.of(
                                        new Deadline.Weekday(DayOfWeek.TUESDAY, Optional.empty())),
                                RowPoints.NONE),
                        lesson(1, "Week 11 Lesson 1:First Connections", 20),
                        lesson(2, "Week 11 Lesson 2:Rows and Objects", 20),
                        lesson(3, "Week 11 Lesson 3:Documents", 70),
                        new Activity(
                                ActivityKind.OTHER,
                                "week-11.week-11-quiz",
                                "Week 11 Quiz",
                                Optional.empty(),
                                Optional.of("35 minutes"),
                                Optional.of(
                                        new Deadline.Weekday(DayOfWeek.FRIDAY, Optional.empty())),
                                new RowPoints(points(70), Optional.empty(), Optional.empty())),
                        new Activity(
                                ActivityKind.ASSIGNMENT,
                                "keep",
                                "Week 11 Assignment",
                                Optional.empty(),
                                Optional.of("2 hours"),
                                Optional.of(
                                        new Deadline.Weekday(DayOfWeek.SATURDAY, Optional.empty())),
                                new RowPoints(points(60), points(40), points(50)))),
                week.activities());
        assertEquals(
                List.of(
                        "lessons/week-11/overview.md line 22: warning: row `Week 11 Quiz` is shown as plain text:"
                                + " no quiz says `week: 11`"),
                FolderMaker.told(reading));
        assertEquals(
                List.of("lessons/week-11/images/elephant_logo.png", "lessons/week-11/overview.md"),
                List.copyOf(reading.weeks().getFirst().files().files().keySet()));
    }

    private static Activity lesson(int number, String title, int points) {
        return new Activity(
                ActivityKind.LESSON,
                "week-11.lesson" + number,
                title,
                Optional.empty(),
                Optional.of("2 hours"),
                Optional.of(new Deadline.Weekday(DayOfWeek.THURSDAY, Optional.empty())),
                new RowPoints(points(points), Optional.empty(), Optional.empty()));
    }

    @Test
    void line_ends_and_a_byte_order_mark_change_nothing() {
        folder.week11();
        var plain = folder.read().weeks().getFirst().facts();
        folder.write(
                "lessons/week-11/overview.md",
                "\uFEFF" + FolderMaker.OVERVIEW.replace("\n", "\r\n"));
        var reading = folder.read();
        assertEquals(plain, reading.weeks().getFirst().facts());
        assertEquals(1, reading.problems().size());
    }

    @Test
    void the_page_alone_is_a_course_whose_rows_are_plain_text() {
        folder.write("W11/README.md", FolderMaker.OVERVIEW);
        var reading = folder.read();
        assertFalse(reading.hasErrors(), () -> FolderMaker.told(reading).toString());
        assertEquals("databases", reading.course().slug());
        assertEquals(6, reading.weeks().getFirst().facts().activities().size());
        assertTrue(
                FolderMaker.told(reading)
                        .contains(
                                "W11/README.md line 19: warning: row `Week 11 Lesson 1:First Connections` is shown as"
                                        + " plain text: there is no W11/lesson1.md"));
        assertTrue(
                FolderMaker.told(reading)
                        .contains(
                                "W11/README.md line 2: warning: picture `images/elephant_logo.png` is missing"));
    }

    @Test
    void a_lesson_takes_its_facts_from_a_comment_or_from_front_matter() {
        folder.write(
                "week11/intro.md",
                """
                <!--\s
                name: Keeping Data, an Opening
                author: Ada Nobody
                type: intro
                time: TBD
                 -->

                Text.

                # Goals

                *   Learn
                """);
        folder.write(
                "week11/second.md",
                """
                ---
                title: Joins
                author: [A. One, B. Two]
                time: 2 Hour
                formerly: [first, week-10/zero]
                ---
                # Joins
                """);
        folder.write("week11/third.md", "# A heading of its own\n");
        folder.write("week11/04_last_one.md", "Text.\n");
        var reading = folder.read();
        assertEquals(
                List.of(
                        "week11: warning: has no overview.md or README.md: its lessons are listed in order"),
                FolderMaker.told(reading));
        assertEquals(
                List.of("Last one", "Keeping Data, an Opening", "Joins", "A heading of its own"),
                reading.lessons().stream().map(one -> one.facts().title()).toList());
        var intro = reading.lessons().get(1).facts();
        assertEquals(Optional.of("Ada Nobody"), intro.author());
        assertEquals(Optional.of("intro"), intro.type());
        assertEquals(Optional.empty(), intro.estimate());
        var second = reading.lessons().get(2).facts();
        assertEquals(Optional.of("A. One, B. Two"), second.author());
        assertEquals(Optional.of("2 hours"), second.estimate());
        assertEquals(List.of("week-11.first", "week-10.zero"), second.formerly());
    }

    @Test
    void a_week_without_a_table_lists_what_its_headings_name_and_then_the_rest() {
        folder.write(
                "Week_2/README.md",
                """
                # Week 2: Loading and Managing Data

                ## Overview
                This week loads data.

                ## Learning Path

                ### 1. First Steps (`02_first.ipynb`)
                - One

                ### 2. Design (`01_design.md`)
                - Two

                ### 3. Gone (`03_gone.ipynb`)
                """);
        folder.write("Week_2/01_design.md", "# Designing\n");
        folder.write("Week_2/02_first.ipynb", NOTEBOOK);
        folder.write("Week_2/10_more.md", "# More\n");
        folder.write("Week_2/9_more.md", "# Before\n");
        folder.write("Week_2/_draft.md", "# Not yet\n");
        var reading = folder.read();
        var week = reading.weeks().getFirst().facts();
        assertEquals(Optional.of("Loading and Managing Data"), week.title());
        assertEquals(
                List.of("First Steps", "Design", "Gone", "Before", "More"),
                week.activities().stream().map(Activity::title).toList());
        assertEquals(
                List.of(
                        "Week_2/README.md line 14: warning: row `Gone` is shown as plain text: there is no"
                                + " Week_2/03_gone.ipynb"),
                FolderMaker.told(reading));
    }

    private static final String NOTEBOOK =
            """
            {"cells": [
              {"cell_type": "markdown", "metadata": {}, "source": ["# First steps\\n", "\\n", "Text"]},
              {"cell_type": "code", "metadata": {}, "execution_count": 1, "source": "1 + 1",
               "outputs": [{"output_type": "execute_result", "data": {"text/plain": ["2"]}, "metadata": {}}]}],
             "metadata": {"language_info": {"name": "python"}}, "nbformat": 4, "nbformat_minor": 5}
            """;

    @Test
    void a_notebook_is_a_lesson_and_a_broken_one_is_told() {
        folder.write("week-1/a.ipynb", NOTEBOOK);
        folder.write("week-1/b.ipynb", "{");
        folder.write("week-1/c.ipynb", "{\"nbformat\": 3, \"worksheets\": []}");
        var reading = folder.read();
        assertEquals("First steps", reading.lessons().getFirst().facts().title());
        assertEquals(
                List.of(
                        "week-1: warning: has no overview.md or README.md: its lessons are listed in order",
                        "week-1/b.ipynb: is no Jupyter notebook: not JSON",
                        "week-1/c.ipynb: is no Jupyter notebook of format 4 or later"),
                FolderMaker.told(reading));
        assertEquals(
                List.of(false, true, true),
                reading.lessons().stream().map(Lesson::broken).toList());
    }

    @Test
    void course_yaml_is_read_whole() {
        folder.write("week-1/a.md", "# A\n");
        folder.write(
                "course.yaml",
                """
                slug: dbj
                title: Databases from Java
                zone: America/Chicago
                due-time: "17:30"
                term: {slug: fall-2026, starts: 2026-08-24}
                late: {grace: 15m, each-day: -10%, at-most: 3 days, free-days: 2}
                weights: {lessons: 20%, quizzes: 30%, assignments: 50%, drop-lowest: {quizzes: 1}}
                review: {count: 3, days: 5, appeal-days: 3}
                """);
        var reading = folder.read();
        assertFalse(reading.hasErrors(), () -> FolderMaker.told(reading).toString());
        var course = reading.course();
        assertEquals("dbj", course.slug());
        assertEquals(ZoneId.of("America/Chicago"), course.zone());
        assertEquals(LocalTime.of(17, 30), course.dueTime());
        assertEquals(
                Optional.of(new CourseFacts.TermFacts("fall-2026", LocalDate.of(2026, 8, 24))),
                course.term());
        assertEquals(2, course.late().orElseThrow().freeDays());
        assertEquals(1, course.dropLowest().get("quizzes"));
    }

    @Test
    void the_text_of_a_file_is_published_as_it_is() {
        folder.write("week-1/a.md", "# A\r\n");
        assertEquals(
                "# A\r\n",
                new String(
                        folder.read().lessons().getFirst().files().files().get("week-1/a.md"),
                        StandardCharsets.UTF_8));
    }
}
