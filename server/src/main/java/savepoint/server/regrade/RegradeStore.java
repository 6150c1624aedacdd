package savepoint.server.regrade;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface RegradeStore {
    /// What is done with an assignment's regrades comes one after the other.
    @SqlQuery("select id from activity where id = :activity for no key update")
    long lock(long activity);

    @SqlQuery("select ref from regrade where activity_id = :activity and idempotency_key = :key")
    Optional<String> byKey(long activity, String key);

    @SqlQuery(
            """
            insert into regrade (ref, activity_id, version_id, scope, reason, by_person, asked_at, idempotency_key)
            values (:ref, :activity, :version, :scope, :reason, :person, :now, :key)
            returning id
            """)
    long insert(
            String ref,
            long activity,
            long version,
            String scope,
            String reason,
            long person,
            Instant now,
            String key);

    /// @param gradings refs divided by commas
    @SqlUpdate(
            "update grading set regrade_id = :regrade where ref = any (string_to_array(:gradings, ','))")
    void own(long regrade, String gradings);

    String ONE =
            """
            select r.id, r.ref, r.activity_id, a.slug as assignment, a.title, v.tree as bundle, r.scope, r.reason,
                   p.name as by, r.asked_at, n.hand_ins, n.finished, e.kind as last, e.at as last_at,
                   ep.name as last_by, e.reason as last_reason, coalesce(promoted.never_lower, false) as never_lower,
                   promoted.id as promotion
              from regrade r
              join activity a on a.id = r.activity_id
              join content_version v on v.id = r.version_id
              join person p on p.id = r.by_person
             cross join lateral (
                select count(*) as hand_ins, count(g.finished_at) as finished from grading g where g.regrade_id = r.id
             ) n
              left join lateral (
                select * from regrade_event e where e.regrade_id = r.id order by e.id desc limit 1
             ) e on true
              left join person ep on ep.id = e.by_person
              left join lateral (
                select * from regrade_event e
                 where e.regrade_id = r.id and e.kind = 'promoted' order by e.id desc limit 1
             ) promoted on true
            """;

    @SqlQuery(ONE + " where a.term_id = :term and r.ref = :ref")
    Optional<Regrade> find(long term, String ref);

    @SqlQuery(ONE + " where r.activity_id = :activity order by r.id desc")
    List<Regrade> of(long activity);

    String COLUMNS =
            """
            select s.id as submission_id, s.ref as submission, s.number, q.names as student, g.id as grading_id,
                   b.grading_id as before_grading, b.kind as before, b.points as before_points,
                   check_signature(b.body) as before_signature,
                   v.kind as after, v.points as after_points, check_signature(v.body) as after_signature,
            """;

    String FROM =
            """
              from grading g
              join submission s on s.id = g.submission_id
              join submission_student q on q.submission_id = s.id
              left join verdict v on v.grading_id = g.id
            """;

    /// Against the verdicts that count now.
    @SqlQuery(
            COLUMNS
                    + " null::boolean as taken\n"
                    + FROM
                    + """
                      left join lateral (
                        select * from effective_verdict ev where ev.submission_id = s.id limit 1
                      ) b on true
                     where g.regrade_id = :regrade
                     order by q.names, s.number
                    """)
    List<Regrade.Comparison> comparedWithNow(long regrade);

    /// Against the verdicts that counted before a promotion.
    @SqlQuery(
            COLUMNS
                    + " d.taken\n"
                    + FROM
                    + """
                      join regrade_decision d on d.grading_id = g.id and d.event_id = :promotion
                      left join verdict b on b.grading_id = d.before_grading
                     where g.regrade_id = :regrade
                     order by q.names, s.number
                    """)
    List<Regrade.Comparison> comparedWithBefore(long regrade, long promotion);

    @SqlQuery(
            """
            insert into regrade_event (regrade_id, kind, never_lower, reason, by_person, at)
            values (:regrade, :kind, :neverLower, :reason, :person, :now)
            returning id
            """)
    long insertEvent(
            long regrade, String kind, boolean neverLower, String reason, long person, Instant now);

    /// What a promotion does with one hand-in.
    record Decision(long submission, long grading, Long before, boolean taken) {}

    @SqlBatch(
            """
            insert into regrade_decision (event_id, submission_id, grading_id, before_grading, taken)
            values (:event, :submission, :grading, :before, :taken)
            """)
    void insertDecisions(long event, @BindMethods List<Decision> decisions);

    /// Takes those that no grader has tried yet out of the queue; what is running runs out.
    @SqlUpdate(
            "delete from grading where regrade_id = :regrade and finished_at is null and tries = 0")
    int leaveQueue(long regrade);
}
