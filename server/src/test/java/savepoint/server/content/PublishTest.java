package savepoint.server.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import savepoint.grader.bundle.Problem;
import savepoint.postgres.PlatformDatabase;
import savepoint.postgres.TestDatabase;
import savepoint.server.content.folder.FolderMaker;
import savepoint.server.db.Database;
import savepoint.server.people.Audit;

class PublishTest {
    /// A Saturday.
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir Path temporary;
    private FolderMaker folder;
    private PlatformDatabase postgres;
    private Database database;
    private Instant now = NOW;
    private Courses courses;

    @BeforeEach
    void open() throws IOException, SQLException {
        folder = new FolderMaker(temporary.resolve("databases"));
        folder.write("course.yaml", "title: Databases\nzone: America/Chicago\n");
        postgres = TestDatabase.fresh();
        database = Database.open(postgres.server());
        courses = new Courses(database, new Audit(() -> now), () -> now);
    }

    @AfterEach
    void close() {
        database.close();
        postgres.close();
    }

    private Published publish() {
        try {
            return courses.publish(folder.folder());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private List<String> rows(String sql) {
        return database.inTransaction(handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    private String one(String sql) {
        return rows(sql).getFirst();
    }

    private static List<String> errors(Published published) {
        return published.problems().stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .map(Problem::toString)
                .toList();
    }

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
    void what_vanishes_without_work_goes_quietly() throws IOException {
        folder.week11();
        publish();
        folder.delete("lessons/week-11/lesson3.md");
        delete("assignments/keep");
        var published = publish();
        assertEquals(List.of(), errors(published));
        assertEquals(
                List.of("keep", "week-11.lesson3"),
                rows("select slug from activity where removed_at is not null order by 1"));
        assertEquals(
                "0",
                one(
                        "select count(*) from content_current where slug in ('keep', 'week-11.lesson3')"));
    }

    @Test
    void what_students_worked_on_does_not_vanish_unsaid() throws IOException {
        folder.week11();
        publish();
        work("keep");
        read("week-11.lesson1");
        folder.delete("lessons/week-11/lesson1.md");
        delete("assignments/keep");
        var published = publish();
        assertEquals(
                List.of(
                        "assignments/keep: is gone, but 1 student has work in this assignment: put it back; or say"
                                + " `formerly: [keep]` in the one it became; or put it back with `retired: true`",
                        "week-11/lesson1: is gone, but 1 student has work in this lesson: put it back; or say"
                                + " `formerly: [week-11.lesson1]` in the one it became; or put it back with `retired:"
                                + " true`"),
                errors(published));
        assertEquals(
                "2",
                one(
                        """
                        select count(*) from activity
                         where slug in ('keep', 'week-11.lesson1') and removed_at is null
                        """));
        assertEquals(
                "2",
                one(
                        "select count(*) from content_current where slug in ('keep', 'week-11.lesson1')"));
    }

    @Test
    void what_says_what_it_was_takes_the_work_along() throws IOException {
        folder.week11();
        publish();
        work("keep");
        var ref = one("select ref from activity where slug = 'keep'");
        delete("assignments/keep");
        folder.bundle("retain", "Keep it", 11);
        folder.write(
                "assignments/retain/assignment.yaml",
                java.nio.file.Files.readString(
                                folder.folder().resolve("assignments/retain/assignment.yaml"))
                        + "formerly: [keep]\n");
        var published = publish();
        assertEquals(List.of(), errors(published));
        assertEquals(
                ref, one("select ref from activity where slug = 'retain' and removed_at is null"));
        assertEquals(
                List.of("retain"),
                rows("select slug from content_current where kind = 'assignment'"));
    }

    @Test
    void what_is_retired_keeps_its_work_and_leaves_the_week() throws IOException {
        folder.week11();
        publish();
        work("keep");
        folder.write(
                "assignments/keep/assignment.yaml",
                java.nio.file.Files.readString(
                                folder.folder().resolve("assignments/keep/assignment.yaml"))
                        + "retired: true\n");
        var published = publish();
        assertEquals(List.of(), errors(published));
        assertEquals(
                List.of("keep"), rows("select slug from activity where removed_at is not null"));
        assertEquals(
                List.of("keep"),
                rows("select slug from content_current where kind = 'assignment'"));
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

    private void delete(String path) throws IOException {
        try (var files = java.nio.file.Files.walk(folder.folder().resolve(path))) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    private long enrolment() {
        return database.inTransaction(handle ->
                handle.createQuery(
                                """
                                with somebody as (
                                  insert into person (ref, name, email, created_at)
                                  values (:ref, 'Ada', :ref || '@example.org', now()) returning id)
                                insert into enrolment (ref, term_id, person_id, role, created_at)
                                select :ref, t.id, s.id, 'student', now() from term t, somebody s returning id
                                """)
                        .bind("ref", savepoint.server.db.Refs.random())
                        .mapTo(Long.class)
                        .one());
    }

    private void read(String lesson) {
        long enrolment = enrolment();
        database.useTransaction(handle ->
                handle.execute(
                        """
                        insert into lesson_progress (enrolment_id, activity_id, read_at)
                        select ?, id, now() from activity where slug = ?
                        """,
                        enrolment,
                        lesson));
    }

    private void work(String assignment) {
        long enrolment = enrolment();
        database.useTransaction(handle ->
                handle.execute(
                        """
                        with w as (
                          insert into work (ref, activity_id, created_at)
                          select ?, id, now() from activity where slug = ? returning id, activity_id)
                        insert into work_member (work_id, activity_id, enrolment_id)
                        select id, activity_id, ? from w
                        """,
                        savepoint.server.db.Refs.random(),
                        assignment,
                        enrolment));
    }
}
