package savepoint.server;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import savepoint.server.db.Refs;

/// Appeals written straight into the database.
final class TestAppeals {
    private TestAppeals() {}

    /// One of the student's that waits, about something that is gone; its ref.
    static String appeal(TestPlatform platform) {
        var ref = Refs.random();
        platform.update(
                """
                with made as (
                    insert into appeal (ref, term_id, enrolment_id, kind, subject, title, points, possible, body,
                                        opened_at, idempotency_key)
                    select ?, e.term_id, e.id, 'quiz-question', 'gone:1', 'Week 11 Quiz, question 1', 2, 5,
                           'It is right.', ?, ?
                      from enrolment e where e.term_id = ? and e.person_id = ?
                    returning id, enrolment_id
                )
                insert into appeal_party (appeal_id, enrolment_id) select id, enrolment_id from made
                """,
                ref,
                OffsetDateTime.ofInstant(TestPlatform.START, ZoneOffset.UTC),
                ref,
                platform.term().id(),
                platform.person(Somebody.STUDENT).id());
        return ref;
    }
}
