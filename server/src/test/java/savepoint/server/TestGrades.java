package savepoint.server;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import savepoint.server.db.Refs;

/// Decisions about grades, as an instructor takes them.
public final class TestGrades {
    private TestGrades() {}

    /// Sets the student's points for an activity, and returns the change's ref.
    public static String change(TestPlatform platform, String slug) {
        try (var instructor = platform.browser(Somebody.INSTRUCTOR)) {
            var answer =
                    instructor.post(
                            cell(platform, Somebody.STUDENT, slug) + "/changes",
                            Map.of(
                                    "based-on", "0",
                                    "decision", "points",
                                    "points", "40",
                                    "reason", "The fire alarm rang.",
                                    "idempotency-key", Refs.random()));
            if (answer.status() != 303) throw new IllegalStateException(answer.body());
            return (String) platform.ask("select ref from grade_change order by id desc limit 1");
        }
    }

    /// The ref of a file of grades that waits to be looked at.
    public static String file(TestPlatform platform) {
        var ref = Refs.random();
        platform.update(
                """
                insert into grade_import (ref, term_id, person_id, file_name, bytes, made_at)
                values (?, ?, ?, 'grades.csv', ?, ?)
                """,
                ref,
                platform.term().id(),
                platform.person(Somebody.INSTRUCTOR).id(),
                "Email,Bank transfer\nstudent@example.org,30\n".getBytes(StandardCharsets.UTF_8),
                OffsetDateTime.ofInstant(platform.clock().instant(), ZoneOffset.UTC));
        return ref;
    }

    /// The address of a student's cell.
    public static String cell(TestPlatform platform, Somebody student, String slug) {
        return "%s/gradebook/students/%s/activities/%s"
                .formatted(
                        platform.term().path(),
                        platform.ask(
                                "select ref from enrolment where person_id = ?",
                                platform.person(student).id()),
                        platform.ask("select ref from activity where slug = ?", slug));
    }
}
