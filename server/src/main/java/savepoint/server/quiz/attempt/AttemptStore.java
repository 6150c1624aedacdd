package savepoint.server.quiz.attempt;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import savepoint.server.quiz.published.QuizStore;

public interface AttemptStore {
    String ATTEMPT =
            "select a.id, a.ref, a.activity_id, a.enrolment_id, a.number, a.version_id, a.started_at,"
                    + " a.limit_seconds, a.ended_at, a.reached, "
                    + QuizStore.DEADLINE
                    + """
                      , (select coalesce(max(x.id), 0) from key_fix x where x.activity_id = a.activity_id) as keys,
                           (select coalesce(jsonb_agg(jsonb_build_object(
                                       'kind', t.kind, 'at', t.at, 'factor', t.factor, 'seconds', t.seconds,
                                       'from', t.outage_from) order by t.id), '[]')::text
                              from attempt_time t where t.attempt_id = a.id) as facts
                      from attempt a
                      join effective_deadline d on d.activity_id = a.activity_id and d.enrolment_id = a.enrolment_id
                    """;

    @SqlQuery(
            ATTEMPT
                    + " where a.ref = :ref and a.activity_id = :activity and a.enrolment_id = :enrolment")
    Optional<Attempt.Row> find(String ref, long activity, long enrolment);

    @SqlQuery(ATTEMPT + " where a.ref = :ref and a.activity_id = :activity")
    Optional<Attempt.Row> find(String ref, long activity);

    @SqlQuery(
            ATTEMPT
                    + " where a.activity_id = :activity and a.enrolment_id = :enrolment order by a.number")
    List<Attempt.Row> of(long activity, long enrolment);

    /// Those that may be over: whose first time is up, or who got another. Everything else that moves an end moves it
    /// away, so that the many who merely sit need not be looked at each time; which of these are over says their clock.
    @SqlQuery(
            ATTEMPT
                    + """
                     where a.ended_at is null
                       and ((select coalesce(c.closes_at, c.due_at, '-infinity') from activity c where c.id = a.activity_id)
                              <= :now
                            or a.started_at + make_interval(secs => a.limit_seconds) <= :now
                            or exists (select from attempt_time r where r.attempt_id = a.id and r.kind = 'reopened'))
                     order by a.id
                    """)
    List<Attempt.Row> running(Instant now);

    @SqlQuery("select id from attempt where id = :attempt for update")
    long lock(long attempt);

    @SqlQuery("select id from attempt where id = any(:attempts) order by id for update")
    List<Long> lock(Long[] attempts);

    @SqlQuery(ATTEMPT + " where a.id = :attempt")
    Attempt.Row byId(long attempt);

    @SqlQuery(ATTEMPT + " where a.id = any(:attempts) order by a.id")
    List<Attempt.Row> byIds(Long[] attempts);

    // --- starting

    /// What a student does twice at once comes one after the other.
    @SqlQuery("select id from enrolment where id = :enrolment for no key update")
    long lockEnrolment(long enrolment);

    @SqlQuery(
            """
            select coalesce(sum(attempts), 0) from attempt_grant
             where activity_id = :activity and enrolment_id = :enrolment
            """)
    int granted(long activity, long enrolment);

    @SqlQuery(
            """
            select ref from attempt
             where activity_id = :activity and enrolment_id = :enrolment and idempotency_key = :key
            """)
    Optional<String> startedBy(long activity, long enrolment, String key);

    @SqlQuery(
            """
            insert into attempt (ref, activity_id, enrolment_id, number, version_id, seed, started_at, limit_seconds,
                                 idempotency_key)
            select :ref, :activity, :enrolment, coalesce(max(number), 0) + 1, :version, :seed, :now, :limit, :key
              from attempt where activity_id = :activity and enrolment_id = :enrolment
            returning id
            """)
    long insert(
            String ref,
            long activity,
            long enrolment,
            long version,
            long seed,
            Instant now,
            Integer limit,
            String key);

    /// @param drawn a JSON array of instances
    @SqlUpdate(
            """
            insert into attempt_question (attempt_id, position, slug, points, drawn)
            select :attempt, q.position, q.drawn ->> 'question', (q.drawn ->> 'points')::numeric, q.drawn
              from jsonb_array_elements(:drawn::jsonb) with ordinality as q (drawn, position)
            """)
    void insertQuestions(long attempt, String drawn);

    @SqlUpdate(
            """
            insert into attempt_time (attempt_id, kind, at, factor, reason)
            values (:attempt, :kind, :now, :factor, '')
            """)
    void insertTime(long attempt, String kind, Instant now, BigDecimal factor);

    /// Those of a student that run.
    @SqlUpdate(
            """
            insert into attempt_time (attempt_id, kind, at, factor, by_person, reason)
            select id, 'factor', :now, :factor, :person, :reason
              from attempt where enrolment_id = :enrolment and ended_at is null
            """)
    void stretch(long enrolment, BigDecimal factor, Instant now, long person, String reason);

    // --- sitting

    /// Instances as JSON, in order, with the keys that hold now.
    @SqlQuery("select drawn from question_now where attempt_id = :attempt order by position")
    List<String> questions(long attempt);

    @SqlUpdate(
            "update attempt set reached = :reached where id = :attempt and reached = :reached - 1")
    int reach(long attempt, int reached);

    /// @param kind of the fact that says how
    @SqlUpdate(
            """
            with ended as (
                update attempt set ended_at = :now where id = any(:attempts) and ended_at is null
                returning id
            )
            insert into attempt_time (attempt_id, kind, at, reason)
            select id, :kind, :now, '' from ended order by id
            """)
    void end(Long[] attempts, String kind, Instant now);

    @SqlUpdate("update attempt set ended_at = null where id = :attempt and ended_at is not null")
    int resume(long attempt);
}
