package savepoint.server.operations;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import savepoint.server.people.Term;

interface OperationStore {
    /// @param live that wait and somebody waits for
    /// @param later that wait behind those, such as regrades
    /// @param running that a grader holds
    /// @param oldest seconds that the longest of the live ones has waited; 0 where none waits
    record Queue(int live, int later, int running, double oldest) {}

    @SqlQuery(
            """
            select count(*) filter (where waits and priority = 0) as live,
                   count(*) filter (where waits and priority > 0) as later,
                   count(*) filter (where not waits) as running,
                   greatest(0, coalesce(extract(epoch from :now - min(created_at) filter (where waits and priority = 0)), 0)) as oldest
              from (select priority, created_at, lease_until is null or lease_until < now() as waits
                      from grading where finished_at is null) g
            """)
    Queue queue(Instant now);

    /// A grader as it last spoke of itself.
    ///
    /// @param silent seconds since then
    /// @param holds gradings whose lease is its own
    record Grader(
            String name,
            int lanes,
            String version,
            Instant startedAt,
            double silent,
            String trouble,
            int holds) {}

    @SqlQuery(
            """
            select b.name, b.lanes, b.version, b.started_at, extract(epoch from now() - b.seen_at) as silent, b.trouble,
                   (select count(*) from grading g
                     where g.finished_at is null and g.lease_until > now() and g.worker = b.name) as holds
              from grader_beat b
             where b.seen_at > now() - interval '1 day'
             order by b.name
            """)
    List<Grader> graders();

    /// How long the newest verdicts took, in milliseconds; null where there are none.
    ///
    /// @param waited the median from being handed in to the verdict, less the grading itself
    record Pace(
            int verdicts,
            Double waited,
            Double compile,
            Double database,
            Double run,
            Double check,
            Double median,
            Double slow) {}

    @SqlQuery(
            """
            select count(*) as verdicts,
                   percentile_cont(0.5) within group (order by greatest(0, passed - total)) as waited,
                   avg(compile) as compile, avg(database) as database, avg(run) as run, avg("check") as check,
                   percentile_cont(0.5) within group (order by total) as median,
                   percentile_cont(0.95) within group (order by total) as slow
              from (select extract(epoch from v.reported_at - g.created_at) * 1000 as passed, m.*
                      from (select * from verdict where reported_at > :since and kind <> 'grader-fault'
                             order by reported_at desc limit :most) v
                      join grading g on g.id = v.grading_id and g.priority = 0,
                           jsonb_to_record(v.body -> 'millis')
                             as m (compile bigint, database bigint, run bigint, "check" bigint, total bigint)) t
            """)
    Pace pace(Instant since, int most);

    /// How long the verdicts of one assignment or question took, in milliseconds.
    record Slow(
            String slug, int verdicts, double median, double slow, double compile, double run) {}

    @SqlQuery(
            """
            select c.slug, count(*) as verdicts,
                   percentile_cont(0.5) within group (order by m.total) as median,
                   percentile_cont(0.95) within group (order by m.total) as slow,
                   avg(m.compile) as compile, avg(m.run) as run
              from (select * from verdict where reported_at > :since and kind <> 'grader-fault'
                     order by reported_at desc limit :most) v
              join grading g on g.id = v.grading_id
              join content_version c on c.id = g.version_id,
                   jsonb_to_record(v.body -> 'millis') as m (compile bigint, run bigint, total bigint)
             group by c.slug
             order by slow desc, c.slug
             limit 10
            """)
    List<Slow> slowest(Instant since, int most);

    /// A grading of which at least one try failed by our fault, with the last such try.
    ///
    /// @param verdict that it ended with, null while it is not ended
    /// @param submission ref of the hand-in, null where it is about something else
    /// @param course slug, as well as `term`; null where it is about something else
    record Fault(
            String ref,
            String slug,
            Instant at,
            int tries,
            String worker,
            String incident,
            String detail,
            String verdict,
            String submission,
            String course,
            String term,
            boolean regrade,
            boolean again,
            boolean answer) {}

    @SqlQuery(
            """
            select g.ref, v.slug, f.at, f.try as tries, f.worker, f.incident, f.detail, d.kind as verdict,
                   s.ref as submission, c.slug as course, t.slug as term, g.regrade_id is not null as regrade,
                   exists (select from grading later
                            where later.submission_id = g.submission_id and later.regrade_id is null and later.id > g.id) as again,
                   g.answer_version is not null as answer
              from (select distinct on (grading_id) * from grading_fault
                     where at > :since order by grading_id, id desc) f
              join grading g on g.id = f.grading_id
              join content_version v on v.id = g.version_id
              left join verdict d on d.grading_id = g.id
              left join submission s on s.id = g.submission_id
              left join work w on w.id = s.work_id
              left join activity a on a.id = w.activity_id
              left join term t on t.id = a.term_id
              left join course c on c.id = t.course_id
             order by f.at desc
             limit :most
            """)
    List<Fault> faults(Instant since, int most);

    /// A hand-in whose grading was given up, as it is asked for again; `work` is its ref.
    record Parked(
            long grading,
            long submissionId,
            String submission,
            String work,
            long enrolment,
            String tree,
            long version,
            @Nested Term inTerm) {}

    /// Held for the transaction, so that it is asked for once only; empty where it was already, or counts by a verdict.
    @SqlQuery(
            """
            select g.id as grading, s.id as submission_id, s.ref as submission, w.ref as work,
                   g.enrolment_id as enrolment, g.tree, g.version_id as version,
                   t.id, t.course_id, c.slug as course, c.title as course_title, t.slug, t.zone, t.starts
              from grading g
              join verdict v on v.grading_id = g.id and v.kind = 'grader-fault'
              join submission s on s.id = g.submission_id
              join work w on w.id = s.work_id
              join activity a on a.id = w.activity_id
              join term t on t.id = a.term_id
              join course c on c.id = t.course_id
             where g.ref = :ref and g.regrade_id is null
               and not exists (select from grading later
                                where later.submission_id = g.submission_id and later.regrade_id is null and later.id > g.id)
               for no key update of w
            """)
    Optional<Parked> parked(String ref);

    /// A timed job of the servers.
    record Job(String name, Instant lastSuccess, Instant lastFailure, int failures) {}

    @SqlQuery(
            """
            select task_name as name, last_success, last_failure, coalesce(consecutive_failures, 0) as failures
              from server_jobs order by task_name
            """)
    List<Job> jobs();

    @SqlQuery("select pg_database_size(current_database())")
    BigDecimal bytes();
}
