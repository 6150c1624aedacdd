package savepoint.server.quiz.proctor;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import savepoint.server.quiz.attempt.Attempt;
import savepoint.server.quiz.attempt.AttemptStore;

interface ProctorStore {
    /// A student of a term; `section` is null where they are in none.
    record Student(
            long enrolmentId, String ref, String name, String section, BigDecimal timeFactor) {}

    String STUDENT =
            """
            select e.id as enrolment_id, e.ref, p.name, e.section, e.time_factor
              from enrolment e
              join person p on p.id = e.person_id
            """;

    String IN_TERM =
            STUDENT + " where e.term_id = :term and e.role = 'student' and e.dropped_at is null";

    @SqlQuery(IN_TERM + " order by p.name, e.id")
    List<Student> students(long term);

    @SqlQuery(STUDENT + " where e.id = :enrolment")
    Optional<Student> studentOf(long enrolment);

    @SqlQuery(IN_TERM + " and e.ref = :ref")
    Optional<Student> student(long term, String ref);

    @SqlQuery(
            AttemptStore.ATTEMPT
                    + " where a.activity_id = :activity order by a.enrolment_id, a.number")
    List<Attempt.Row> all(long activity);

    /// How far an attempt is: how many questions it has, how many are answered, which was answered last and when; both
    /// null before the first answer.
    record Progress(
            long attemptId, int questions, int answered, Integer lastAt, Instant lastSaved) {}

    @SqlQuery(
            """
            select a.id as attempt_id,
                   (select count(*) from attempt_question q where q.attempt_id = a.id) as questions,
                   count(n.position) filter (where n.given ->> 'answer' <> 'blank') as answered,
                   (array_agg(n.position order by n.received_at desc, n.position))[1] as last_at,
                   max(n.received_at) as last_saved
              from attempt a
              left join lateral (
                select distinct on (o.position) o.position, o.given, o.received_at
                  from answer o where o.attempt_id = a.id order by o.position, o.version desc
              ) n on true
             where a.activity_id = :activity
             group by a.id
            """)
    List<Progress> progress(long activity);

    /// What an attempt that has ended came to; `earned` is null while something is to be marked.
    record Score(long attemptId, BigDecimal earned, BigDecimal possible) {}

    @SqlQuery(
            """
            select attempt_id, case when is_marked then points end as earned, possible
              from attempt_score
             where activity_id = :activity and ended_at is not null
            """)
    List<Score> scores(long activity);

    /// Something on record about an attempt's time; what its kind does not need is null.
    record Fact(
            String kind,
            Instant at,
            BigDecimal factor,
            Integer seconds,
            Instant outageFrom,
            String by,
            String reason) {}

    @SqlQuery(
            """
            select t.kind, t.at, t.factor, t.seconds, t.outage_from, p.name as by, t.reason
              from attempt_time t
              left join person p on p.id = t.by_person
             where t.attempt_id = :attempt
             order by t.id
            """)
    List<Fact> facts(long attempt);

    @SqlQuery(
            "select exists (select from attempt_time where attempt_id = :attempt and idempotency_key = :key)")
    boolean isKnown(long attempt, String key);

    @SqlUpdate(
            """
            insert into attempt_time (attempt_id, kind, at, seconds, by_person, reason, idempotency_key)
            values (:attempt, :kind, :now, :seconds, :person, :reason, :key)
            on conflict (attempt_id, idempotency_key) do nothing
            """)
    int insertTime(
            long attempt,
            String kind,
            Instant now,
            int seconds,
            long person,
            String reason,
            String key);

    @SqlUpdate(
            "update enrolment set time_factor = :factor where id = :enrolment and time_factor <> :factor")
    int setFactor(long enrolment, BigDecimal factor);

    @SqlQuery(
            """
            select exists (select from attempt_grant
                            where activity_id = :activity and enrolment_id = :enrolment and idempotency_key = :key)
            """)
    boolean isGranted(long activity, long enrolment, String key);

    @SqlUpdate(
            """
            insert into attempt_grant (activity_id, enrolment_id, attempts, reason, by_person, at, idempotency_key)
            values (:activity, :enrolment, :attempts, :reason, :person, :now, :key)
            on conflict (activity_id, enrolment_id, idempotency_key) do nothing
            """)
    int grant(
            long activity,
            long enrolment,
            int attempts,
            String reason,
            long person,
            Instant now,
            String key);

    @SqlQuery(
            """
            select exists (select from answer
                            where attempt_id = :attempt and position = :position and version = :version)
            """)
    boolean hasAnswer(long attempt, int position, int version);

    /// Lets an answer count, or no more; without effect where it is so already.
    @SqlUpdate(
            """
            insert into answer_acceptance (attempt_id, position, version, accepted, by_person, at, reason)
            select :attempt, :position, :version, :accepted, :person, :now, :reason
             where :accepted <> coalesce((select c.accepted from answer_acceptance c
                                           where c.attempt_id = :attempt and c.position = :position
                                             and c.version = :version
                                           order by c.id desc limit 1), false)
            """)
    int accept(
            long attempt,
            int position,
            int version,
            boolean accepted,
            long person,
            Instant now,
            String reason);
}
