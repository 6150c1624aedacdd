package savepoint.server;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import savepoint.server.db.Refs;

/// A round of peer review that is released, written straight into the database.
final class TestReviews {
    private TestReviews() {}

    /// Refs of what the peer reviewer wrote and ran and the student got, and of two who are kept apart.
    static Map<String, String> released(TestPlatform platform, String submission, String run) {
        var now = OffsetDateTime.ofInstant(TestPlatform.START, ZoneOffset.UTC);
        platform.update(
                """
                insert into review_round (ref, activity_id, version_id, rules, seed, opened_at)
                select ?, w.activity_id, n.version_id,
                       '{"count":3,"days":5,"againDays":2,"appealDays":3,"waitDays":2,"calibrationDays":1,"verdictShown":true,"everybody":false}',
                       1, ?
                  from submission s
                  join work w on w.id = s.work_id
                  join activity a on a.id = w.activity_id
                  join content_current n on n.kind = a.kind and n.slug = a.slug
                 where s.ref = ?
                """,
                Refs.random(),
                now,
                submission);
        platform.update(
                """
                insert into review_event (round_id, kind, step, reason, at)
                select id, 'began', 'appeals', '', ? from review_round
                """,
                now);
        var review = Refs.random();
        platform.update(
                """
                insert into allocation (ref, round_id, work_id, submission_id, reviewer_id, letter, made_in, extra, at)
                select ?, r.id, s.work_id, s.id, e.id, 1, 'writing', false, ?
                  from submission s, review_round r, enrolment e
                 where s.ref = ? and e.person_id = ?
                """,
                review,
                now,
                submission,
                platform.person(Somebody.PEER_REVIEWER).id());
        var received = Refs.random();
        platform.update(
                """
                insert into review (ref, allocation_id, version, overall, late, posted_at, idempotency_key)
                select ?, id, 1, 'Well done.', false, ?, 'review-key' from allocation
                """,
                received,
                now);
        platform.update(
                """
                with tried as (
                    update run n set by_enrolment = a.reviewer_id from allocation a where n.ref = ? returning n.id as run, a.id
                )
                insert into review_run (run_id, allocation_id) select run, id from tried
                """,
                run);
        var conflict = Refs.random();
        platform.update(
                """
                insert into conflict (ref, term_id, one_enrolment, other_enrolment, reason, by_person, at, idempotency_key)
                select ?, e.term_id, min(e.id), max(e.id), 'siblings', min(e.person_id), ?, 'conflict-key'
                  from enrolment e where e.person_id in (?, ?) group by e.term_id
                """,
                conflict,
                now,
                platform.person(Somebody.STUDENT).id(),
                platform.person(Somebody.OTHER_STUDENT).id());
        return Map.of(
                "work",
                        (String)
                                platform.ask(
                                        "select w.ref from work w join submission s on s.work_id = w.id where s.ref = ?",
                                        submission),
                "review", review,
                "trial", run,
                "received", received,
                "conflict", conflict,
                "sample", "1");
    }
}
