package savepoint.server.quiz.keys;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface KeyFixStore {
    /// A question of an attempt with its newest mark, whose columns are null while it runs; `drawn`, `given` and `tried`
    /// are JSON, `given` null where nothing counts; `byHand` tells that a person marked it, `lastTried` that what counts
    /// is one of `tried`.
    record Row(
            long attemptId,
            String ref,
            int number,
            String student,
            long versionId,
            boolean ended,
            int position,
            String drawn,
            boolean full,
            BigDecimal points,
            Integer answerVersion,
            boolean byHand,
            String given,
            String tried,
            boolean lastTried) {}

    @SqlQuery(
            """
            select a.id as attempt_id, a.ref, a.number, p.name as student, a.version_id, a.ended_at is not null as ended,
                   q.position, q.drawn, q.is_full as "full", m.points, m.answer_version,
                   m.by_person is not null as by_hand, n.given,
                   (select coalesce(jsonb_agg(o.given order by t.number), '[]')::text
                      from answer_try t
                      join answer o
                        on o.attempt_id = t.attempt_id and o.position = t.position and o.version = t.answer_version
                     where t.attempt_id = a.id and t.position = q.position) as tried,
                   exists (select from answer_try t
                            where t.attempt_id = a.id and t.position = q.position
                              and t.answer_version = m.answer_version) as last_tried
              from attempt a
              join enrolment e on e.id = a.enrolment_id
              join person p on p.id = e.person_id
              join question_now q on q.attempt_id = a.id
              left join lateral (
                select k.points, k.answer_version, k.by_person from answer_mark k
                 where k.attempt_id = a.id and k.position = q.position order by k.id desc limit 1
              ) m on true
              left join answer n on n.attempt_id = a.id and n.position = q.position and n.version = m.answer_version
             where a.activity_id = :activity and q.slug = :question
             order by p.name, a.enrolment_id, a.number
            """)
    List<Row> rows(long activity, String question);

    @SqlQuery("select id from attempt where activity_id = :activity order by id for update")
    List<Long> lock(long activity);

    @SqlQuery(
            "select exists (select from key_fix where activity_id = :activity and idempotency_key = :key)")
    boolean isKnown(long activity, String key);

    /// A row to be written; `accepted` and `undoes` are null where its way has none.
    record New(
            String ref,
            long activity,
            String question,
            String way,
            String accepted,
            boolean neverLower,
            Long undoes,
            String reason,
            int up,
            int down,
            long person,
            Instant now,
            String key) {}

    @SqlQuery(
            """
            insert into key_fix (ref, activity_id, question, way, accepted, never_lower, undoes, reason, moved_up,
                                 moved_down, by_person, at, idempotency_key)
            values (:ref, :activity, :question, :way, :accepted, :neverLower, :undoes, :reason, :up, :down, :person, :now,
                    :key)
            returning id
            """)
    long insert(@BindMethods New fix);

    @SqlUpdate(
            """
            insert into key_fix_question (fix_id, attempt_id, position, key, version, dropped)
            values (:fix, :attempt, :position, :key::jsonb, :version, :dropped)
            """)
    void insertQuestion(
            long fix, long attempt, int position, String key, String version, boolean dropped);

    @SqlUpdate(
            """
            insert into answer_mark (attempt_id, position, answer_version, points, grading_id, at, fix_id)
            values (:attempt, :position, :version, :points, :grading, :now, :fix)
            """)
    void insertMark(
            long attempt,
            int position,
            Integer version,
            BigDecimal points,
            Long grading,
            Instant now,
            long fix);

    /// A mending; `undoneBy` and `undoneAt` are null while it holds.
    record Fix(
            long id,
            String ref,
            String question,
            String way,
            String accepted,
            boolean neverLower,
            String reason,
            int movedUp,
            int movedDown,
            String by,
            Instant at,
            String undoneBy,
            Instant undoneAt,
            String undoneFor) {}

    String FIX =
            """
            select x.id, x.ref, x.question, x.way, x.accepted, x.never_lower, x.reason, x.moved_up, x.moved_down,
                   p.name as by, x.at, up.name as undone_by, u.at as undone_at, u.reason as undone_for
              from key_fix x
              join person p on p.id = x.by_person
              left join key_fix u on u.undoes = x.id
              left join person up on up.id = u.by_person
             where x.activity_id = :activity and x.way <> 'undo'
            """;

    @SqlQuery(FIX + " and x.question = :question order by x.id desc")
    List<Fix> fixes(long activity, String question);

    @SqlQuery(FIX + " and x.ref = :ref")
    Optional<Fix> fix(long activity, String ref);

    /// Gives back the marks that stood before a mending, where no other came after it; how many there were.
    @SqlUpdate(
            """
            insert into answer_mark (attempt_id, position, answer_version, points, body, by_person, grading_id, at, fix_id)
            select m.attempt_id, m.position, b.answer_version, b.points, b.body, b.by_person, b.grading_id, :now, :undo
              from answer_mark m
             cross join lateral (
                select o.answer_version, o.points, o.body, o.by_person, o.grading_id
                  from answer_mark o
                 where o.attempt_id = m.attempt_id and o.position = m.position and o.id < m.id
                 order by o.id desc limit 1
             ) b
             where m.fix_id = :fix
               and not exists (select from answer_mark l
                                where l.attempt_id = m.attempt_id and l.position = m.position and l.id > m.id)
            """)
    int giveBack(long fix, long undo, Instant now);

    /// Lets gradings count whose marks were given back before they had points.
    @SqlUpdate(
            """
            insert into answer_waiting (grading_id, attempt_id)
            select grading_id, attempt_id
              from answer_mark
             where fix_id = :undo and points is null and grading_id is not null
            on conflict do nothing
            """)
    void awaitAgain(long undo);

    /// Attempts that were judged by a mending without moving by it, since they ended later.
    @SqlQuery(
            """
            select k.attempt_id
              from key_fix_question k
             cross join lateral (
                select m.fix_id, m.by_person, m.at from answer_mark m
                 where m.attempt_id = k.attempt_id and m.position = k.position order by m.id desc limit 1
             ) m
             where k.fix_id = :fix and m.fix_id is null and m.by_person is null and m.at >= :since
            """)
    List<Long> judgedSince(long fix, Instant since);
}
