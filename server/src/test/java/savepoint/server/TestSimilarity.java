package savepoint.server;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import savepoint.server.db.Refs;

/// Two hand-ins that a comparison found alike, and a case about them, written straight into the database.
final class TestSimilarity {
    private TestSimilarity() {}

    /// Refs of the pair and the case.
    static Map<String, String> found(TestPlatform platform, String submission) {
        var other =
                TestAssignments.handIn(
                        platform,
                        "bank-transfer",
                        Somebody.OTHER_STUDENT,
                        TestAssignments.bundle("bank-transfer").under("starter"));
        var now = OffsetDateTime.ofInstant(TestPlatform.START, ZoneOffset.UTC);
        var person = platform.person(Somebody.INSTRUCTOR).id();
        platform.update(
                """
                insert into similarity_run (ref, activity_id, by_person, asked_at, idempotency_key)
                select ?, w.activity_id, ?, ?, 'run-key' from submission s join work w on w.id = s.work_id where s.ref = ?
                """,
                Refs.random(),
                person,
                now,
                submission);
        platform.update(
                """
                insert into similarity_event (run_id, kind, hand_ins, unread, at)
                select id, 'found', 2, 0, ? from similarity_run
                """,
                now);
        var pair = Refs.random();
        platform.update(
                """
                insert into similarity_pair (ref, run_id, place, one, other, share)
                select ?, r.id, 1, s.id, o.id, 81.25
                  from similarity_run r, submission s, submission o where s.ref = ? and o.ref = ?
                """,
                pair,
                submission,
                other);
        var opened = Refs.random();
        platform.update(
                """
                insert into similarity_case (ref, pair_id, by_person, reason, opened_at, idempotency_key)
                select ?, id, ?, 'The same wrong comment.', ?, 'case-key' from similarity_pair
                """,
                opened,
                person,
                now);
        return Map.of("pair", pair, "case", opened);
    }
}
