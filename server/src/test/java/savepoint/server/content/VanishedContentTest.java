package savepoint.server.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import savepoint.server.db.Refs;

/// What leaves a course folder after students have worked on it.
class VanishedContentTest extends PublishedFolder {
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
                Files.readString(folder.folder().resolve("assignments/retain/assignment.yaml"))
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
                Files.readString(folder.folder().resolve("assignments/keep/assignment.yaml"))
                        + "retired: true\n");
        var published = publish();
        assertEquals(List.of(), errors(published));
        assertEquals(
                List.of("keep"), rows("select slug from activity where removed_at is not null"));
        assertEquals(
                List.of("keep"),
                rows("select slug from content_current where kind = 'assignment'"));
    }

    private void delete(String path) throws IOException {
        try (var files = Files.walk(folder.folder().resolve(path))) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
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
                        .bind("ref", Refs.random())
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
                        Refs.random(),
                        assignment,
                        enrolment));
    }
}
