package savepoint.server.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import savepoint.server.content.folder.FolderMaker;

class PublishTest extends PublishedFolder {
    private static final String ACTIVITIES =
            """
            select concat_ws(' ', kind, slug, due_at at time zone 'UTC', points, points_peers, points_reviewing)
              from activity where removed_at is null order by week, position
            """;

    @Test
    void a_first_publishing_makes_course_term_and_activities() {
        folder.week11();
        var published = publish();
        assertEquals("databases", published.term().course());
        assertEquals("autumn-2026", published.term().slug());
        assertEquals(LocalDate.of(2026, 9, 14), published.term().starts());
        assertEquals(
                List.of(
                        "other week-11.week-11-opening-film 2026-11-25 00:00:00",
                        "lesson week-11.lesson1 2026-11-27 00:00:00 20.00",
                        "lesson week-11.lesson2 2026-11-27 00:00:00 20.00",
                        "lesson week-11.lesson3 2026-11-27 00:00:00 70.00",
                        "other week-11.week-11-quiz 2026-11-28 00:00:00 70.00",
                        "assignment keep 2026-11-29 00:00:00 60.00 40.00 50.00"),
                rows(ACTIVITIES));
        assertEquals(
                List.of("Saturday of week 11, 18:00 America/Chicago"),
                rows("select due_rule from activity where slug = 'keep'"));
        assertEquals(
                List.of(
                        "assignment keep",
                        "course course",
                        "lesson week-11.lesson1",
                        "lesson week-11.lesson2",
                        "lesson week-11.lesson3",
                        "week week-11"),
                rows("select kind || ' ' || slug from content_current order by 1"));
    }

    @Test
    void publishing_the_same_again_changes_nothing() {
        folder.week11();
        publish();
        var before = rows("select ref || removed_at is null from activity order by id");
        var versions = rows("select id from content_version order by id");
        now = NOW.plusSeconds(86_400 * 30);
        var again = publish();
        assertEquals(List.of(), again.changed());
        assertEquals("autumn-2026", again.term().slug());
        assertEquals(before, rows("select ref || removed_at is null from activity order by id"));
        assertEquals(versions, rows("select id from content_version order by id"));
    }

    @Test
    void a_row_keeps_its_identity_when_all_else_changes() {
        folder.week11();
        publish();
        var ref = one("select ref from activity where slug = 'week-11.lesson1'");
        folder.write(
                "lessons/week-11/overview.md",
                FolderMaker.OVERVIEW.replace(
                        "Lesson 1:First Connections](lesson1.md)**| 2 Hours |Thursday| 20|",
                        "Lesson 1:Renamed](lesson1.md)**| 3 Hours |Friday 9am| 25|"));
        publish();
        assertEquals(
                ref + " Week 11 Lesson 1:Renamed 3 hours 2026-11-27 15:00:00 25.00",
                one(
                        """
                        select concat_ws(' ', ref, title, time_estimate, due_at at time zone 'UTC', points)
                          from activity where slug = 'week-11.lesson1'
                        """));
    }

    @Test
    void a_removed_row_goes_and_comes_back_as_the_same() {
        folder.week11();
        publish();
        var ref = one("select ref from activity where slug = 'week-11.lesson2'");
        folder.write(
                "lessons/week-11/overview.md",
                FolderMaker.OVERVIEW
                        .lines()
                        .filter(line -> !line.contains("lesson2.md"))
                        .reduce("", (text, line) -> text + line + "\n"));
        publish();
        assertEquals(
                List.of("week-11.lesson2"),
                rows("select slug from activity where removed_at is not null"));
        folder.write("lessons/week-11/overview.md", FolderMaker.OVERVIEW);
        publish();
        assertEquals(
                ref,
                one(
                        "select ref from activity where slug = 'week-11.lesson2' and removed_at is null"));
    }

    @Test
    void a_broken_file_keeps_its_last_good_version_and_the_rest_is_served() {
        folder.week11();
        publish();
        var good = one("select version_id from content_current where slug = 'week-11'");
        var bundle = one("select version_id from content_current where slug = 'keep'");
        var before = rows(ACTIVITIES);
        folder.write(
                "lessons/week-11/overview.md",
                FolderMaker.OVERVIEW.replace("|Thursday| 20|", "|Thorsday| 20|"));
        folder.write("assignments/keep/assignment.yaml", "title: [\nweek: 11\n");
        folder.write("lessons/week-11/lesson1.md", "# Better\n");
        var published = publish();
        assertEquals(List.of("lesson week-11.lesson1"), published.changed());
        assertEquals(2, errors(published).size(), () -> errors(published).toString());
        assertEquals(good, one("select version_id from content_current where slug = 'week-11'"));
        assertEquals(bundle, one("select version_id from content_current where slug = 'keep'"));
        assertEquals(before, rows(ACTIVITIES));
        assertEquals("2", one("select count(*) from content_problem where severity = 'error'"));
        folder.week11();
        publish();
        assertEquals("0", one("select count(*) from content_problem where severity = 'error'"));
    }

    @Test
    void a_broken_assignment_keeps_its_row_as_it_was() {
        folder.week11();
        publish();
        var before = rows(ACTIVITIES);
        folder.delete("assignments/keep/schema.sql");
        publish();
        assertEquals(before, rows(ACTIVITIES));
    }

    @Test
    void a_broken_course_yaml_keeps_zone_and_times() {
        folder.week11();
        folder.write("course.yaml", "title: Databases\nzone: Asia/Tokyo\ndue-time: \"09:00\"\n");
        publish();
        var before = rows(ACTIVITIES);
        folder.write("course.yaml", "title: Databases\nzone: [\n");
        var published = publish();
        assertEquals("Asia/Tokyo", published.term().zone().getId());
        assertEquals(before, rows(ACTIVITIES));
    }

    @Test
    void an_empty_folder_takes_nothing_away() throws IOException {
        folder.week11();
        publish();
        var before = rows(ACTIVITIES);
        var empty = java.nio.file.Files.createDirectories(temporary.resolve("elsewhere/databases"));
        var published = courses.publish(empty);
        assertTrue(errors(published).getFirst().contains("holds no course yet"));
        assertEquals(before, rows(ACTIVITIES));
        assertEquals("6", one("select count(*) from content_current"));
    }

    @Test
    void a_folder_first_empty_gets_its_dates_with_its_first_week() throws IOException {
        folder.delete("course.yaml");
        assertEquals(LocalDate.of(2026, 11, 23), publish().term().starts());
        folder.week11();
        assertEquals(LocalDate.of(2026, 9, 14), publish().term().starts());
        folder.write("lessons/week-10/overview.md", "# Week 10: Before\n");
        assertEquals(LocalDate.of(2026, 9, 14), publish().term().starts());
    }

    @Test
    void a_named_term_sets_the_dates_and_moving_it_moves_the_deadlines() {
        folder.week11();
        folder.write(
                "course.yaml",
                "zone: America/Chicago\nterm: {slug: fall-2026, starts: 2026-08-24}\nlate: {at-most: 3 days}\n");
        assertEquals("fall-2026", publish().term().slug());
        assertEquals(
                "2026-11-08 00:00:00 2026-11-11 00:00:00",
                one(
                        """
                        select (due_at at time zone 'UTC') || ' ' || (closes_at at time zone 'UTC')
                          from activity where slug = 'keep'
                        """));
        folder.write(
                "course.yaml",
                "zone: America/Chicago\nterm: {slug: fall-2026, starts: 2026-08-17}\n");
        publish();
        assertEquals(
                "2026-10-31 23:00:00",
                one("select due_at at time zone 'UTC' from activity where slug = 'keep'"));
    }

    @Test
    void dates_of_a_week_s_own_hold_for_its_deadlines() {
        folder.write("course.yaml", "zone: UTC\nterm: {slug: t, starts: 2026-08-24}\n");
        folder.write(
                "week-2/overview.md",
                "---\ndates: 2026-10-05 to 2026-10-11\n---\n| Activity | Due |\n|---|---|\n| Film | Tue |\n");
        publish();
        assertEquals("2026-10-06 18:00:00", one("select due_at at time zone 'UTC' from activity"));
    }

    @Test
    void a_watched_folder_is_published_when_somebody_saves_in_it() throws Exception {
        folder.week11();
        try (var _ = CourseWatch.start(courses, List.of(folder.folder()))) {
            assertEquals("6", one("select count(*) from content_current"));
            folder.write("lessons/week-12/overview.md", "# Week 12: After\n");
            var patience = Instant.now().plusSeconds(30);
            while (!one("select count(*) from content_current").equals("7")) {
                assertTrue(Instant.now().isBefore(patience), "the new week was not published");
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void two_who_publish_at_once_publish_once() throws Exception {
        folder.week11();
        try (var threads = java.util.concurrent.Executors.newFixedThreadPool(2)) {
            var one = threads.submit(this::publish);
            var other = threads.submit(this::publish);
            assertEquals(6, one.get().changed().size() + other.get().changed().size());
        }
        assertEquals("6", one("select count(*) from content_version"));
    }
}
