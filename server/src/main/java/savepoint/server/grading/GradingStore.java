package savepoint.server.grading;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

interface GradingStore {
    /// A grading's stored report, with the bundle that it was graded by.
    record Reported(String report, String bundle, String slug) {}

    /// A grading with the bundle that it is graded by.
    record Asked(String ref, String bundle, String slug) {}

    /// Where a grading stands in the queue: `place` gradings wait before it, null if it does not wait.
    record Place(String ref, boolean finished, Integer place) {}

    @SqlQuery(
            """
            select e.body::text as report, c.tree as bundle, c.slug
              from effective_verdict e
              join grading g on g.id = e.grading_id
              join content_version c on c.id = g.version_id
             where e.submission_id = :submission
            """)
    Optional<Reported> effective(long submission);

    @SqlQuery(
            """
            select g.ref, c.tree as bundle, c.slug
              from grading g
              join content_version c on c.id = g.version_id
             where g.submission_id = :submission and g.regrade_id is null
             order by g.id desc
             limit 1
            """)
    Asked newest(long submission);

    /// A run is graded once.
    @SqlQuery("select id from grading where run_id = :run")
    long ofRun(long run);

    @SqlQuery(
            """
            select v.body::text as report, c.tree as bundle, c.slug
              from grading g
              join verdict v on v.grading_id = g.id
              join content_version c on c.id = g.version_id
             where g.id = :grading
            """)
    Optional<Reported> verdict(long grading);

    @SqlQuery(
            """
            select g.ref, c.tree as bundle, c.slug
              from grading g
              join content_version c on c.id = g.version_id
             where g.id = :grading
            """)
    Asked asked(long grading);

    /// @param refs divided by commas
    @SqlQuery(
            """
            select g.ref, g.finished_at is not null as finished, w.place
              from grading g
              left join grading_waiting w on w.id = g.id
             where g.ref = any (string_to_array(:refs, ','))
            """)
    List<Place> places(String refs);

    @SqlQuery(
            """
            select count(*) from grading
             where enrolment_id = :enrolment and finished_at is null and submission_id is not null and regrade_id is null
            """)
    int underWay(long enrolment);

    @SqlQuery(
            """
            select p.at, r.reason, b.kind as before_kind, b.points as before_points, v.kind, v.points,
                   u.at as undone_at, u.reason as undone_reason
              from regrade_decision d
              join regrade_event p on p.id = d.event_id
              join regrade r on r.id = p.regrade_id
              join verdict v on v.grading_id = d.grading_id
              left join verdict b on b.grading_id = d.before_grading
              left join lateral (
                select later.at, later.reason from regrade_event later
                 where later.regrade_id = r.id and later.id > p.id order by later.id limit 1
              ) u on true
             where d.submission_id = :submission and d.taken
               and (b.points, check_signature(b.body)) is distinct from (v.points, check_signature(v.body))
             order by p.id
            """)
    List<GradedAgain> again(long submission);

    @SqlQuery(
            """
            select g.created_at as asked_at, g.finished_at, g.regrade_id is not null as regrade, g.tries, g.seed,
                   c.tree as bundle, v.kind, v.points, v.possible, v.engine_version as engine,
                   v.grader_version as grader, (v.body -> 'millis' ->> 'total')::bigint as millis,
                   g.id is not distinct from ev.grading_id as counts,
                   (select string_agg(concat_ws(' ', 'Try', f.try || ',', f.worker || ',', 'incident', f.incident || ':', f.detail),
                                      E'\\n' order by f.id)
                      from grading_fault f where f.grading_id = g.id) as faults
              from grading g
              join content_version c on c.id = g.version_id
              left join verdict v on v.grading_id = g.id
              left join lateral (
                select e.grading_id from effective_verdict e where e.submission_id = g.submission_id limit 1
              ) ev on true
             where g.submission_id = :submission
             order by g.id desc
            """)
    List<PastGrading> history(long submission);
}
