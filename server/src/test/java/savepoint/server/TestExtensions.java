package savepoint.server;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import savepoint.server.db.Refs;

/// Extensions and requests written straight into the database.
public final class TestExtensions {
    private TestExtensions() {}

    /// The ref of an assignment as an activity.
    public static String activity(TestPlatform platform, String slug) {
        return (String)
                platform.ask(
                        "select ref from activity where term_id = ? and slug = ?",
                        platform.term().id(),
                        slug);
    }

    /// More time for the student until a year after the platform's first instant; its ref.
    public static String extension(TestPlatform platform, String slug) {
        var ref = Refs.random();
        platform.update(
                """
                insert into extension (ref, activity_id, enrolment_id, due_at, reason, granted_by, granted_at,
                                       idempotency_key)
                select ?, a.id, e.id, ?, 'ill', ?, ?, ?
                  from activity a, enrolment e
                 where a.term_id = ? and a.slug = ? and e.term_id = a.term_id and e.person_id = ?
                """,
                ref,
                at(TestPlatform.START.plusSeconds(365 * 86_400L)),
                platform.person(Somebody.INSTRUCTOR).id(),
                at(TestPlatform.START),
                ref,
                platform.term().id(),
                slug,
                platform.person(Somebody.STUDENT).id());
        return ref;
    }

    /// A request of the student that waits; its ref.
    public static String request(TestPlatform platform, String slug) {
        var ref = Refs.random();
        platform.update(
                """
                insert into extension_request (ref, activity_id, enrolment_id, until, reason, asked_at, idempotency_key)
                select ?, a.id, e.id, ?, 'ill', ?, ?
                  from activity a, enrolment e
                 where a.term_id = ? and a.slug = ? and e.term_id = a.term_id and e.person_id = ?
                """,
                ref,
                at(TestPlatform.START.plusSeconds(365 * 86_400L)),
                at(TestPlatform.START),
                ref,
                platform.term().id(),
                slug,
                platform.person(Somebody.STUDENT).id());
        return ref;
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
