package savepoint.server.review;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import savepoint.server.people.Term;

interface RoundStore {
    @SqlQuery(
            """
            select r.id, r.ref, r.activity_id, r.version_id, v.tree, r.rules::text as rules, r.seed
              from review_round r
              join content_version v on v.id = r.version_id
             where r.activity_id = :activity
            """)
    Optional<Round.Row> of(long activity);

    @SqlUpdate(
            """
            insert into review_round (ref, activity_id, version_id, rules, seed, opened_at)
            values (:ref, :activity, :version, :rules::jsonb, :seed, :now)
            on conflict (activity_id) do nothing
            """)
    void open(String ref, long activity, long version, String rules, long seed, Instant now);

    /// What is done to a round comes one after the other.
    @SqlQuery("select id from activity where id = :activity for no key update")
    long lock(long activity);

    @SqlQuery(
            """
            select e.kind, e.step, e.until, p.name as by, e.reason, e.at
              from review_event e
              left join person p on p.id = e.by_person
             where e.round_id = :round
             order by e.id
            """)
    List<Round.Event> events(long round);

    @SqlUpdate(
            """
            insert into review_event (round_id, kind, step, until, by_person, reason, at, idempotency_key)
            values (:round, :kind, :step, :until, :by, :reason, :now, :key)
            on conflict (round_id, idempotency_key) do nothing
            """)
    int insert(
            long round,
            String kind,
            String step,
            Instant until,
            Long by,
            String reason,
            Instant now,
            String key);

    @SqlQuery(
            """
            select exists (select from review_event where round_id = :round and idempotency_key = :key)
            """)
    boolean isKnown(long round, String key);

    @SqlQuery(
            """
            select v.facts ->> 'review'
              from content_current n
              join content_version v on v.id = n.version_id
             where n.course_id = :course and n.kind = 'course'
            """)
    Optional<String> courseRules(long course);

    /// When the last student of the term can no longer hand in, but no more than so many days after everybody else.
    @SqlQuery(
            """
            select least(coalesce(a.closes_at, a.due_at) + make_interval(days => :waitDays),
                         max(greatest(coalesce(d.closes_at, d.due_at), d.held_open_until)))
              from activity a
              left join enrolment e on e.term_id = a.term_id and e.role = 'student' and e.dropped_at is null
              left join effective_deadline d on d.activity_id = a.id and d.enrolment_id = e.id
             where a.id = :activity
             group by a.id
            """)
    Optional<Instant> closes(long activity, int waitDays);

    /// An assignment that may have to be moved on.
    record Moving(@Nested Term term, String assignment) {}

    @SqlQuery(
            """
            select t.id, t.course_id, c.slug as course, c.title as course_title, t.slug, t.zone, t.starts,
                   a.slug as assignment
              from activity a
              join term t on t.id = a.term_id
              join course c on c.id = t.course_id
              left join review_round r on r.activity_id = a.id
             where a.kind = 'assignment' and a.removed_at is null and a.due_at <= :now
               and coalesce(a.points_peers, 0) + coalesce(a.points_reviewing, 0) > 0
               and not exists (select from review_event e where e.round_id = r.id and e.kind = 'began' and e.step = 'final')
             order by a.id
            """)
    List<Moving> moving(Instant now);
}
