package savepoint.server.points;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import savepoint.server.deadline.Deadline;

interface PointsStore {
    /// A student with the hand-in that counts, or the newest where none counts; one that may still count goes before one
    /// that could not be tried.
    ///
    /// @param points null while it has no verdict, or one that gives none
    /// @param lost the checks that took points, as `slug=points` with spaces between
    record Row(
            long enrolment,
            String name,
            Long work,
            Long submission,
            String kind,
            BigDecimal points,
            String lost,
            boolean late) {}

    /// Of everybody in the term, or of one.
    ///
    /// @param one an enrolment, or 0
    @SqlQuery(
            """
            select e.id as enrolment, p.name, m.work_id as work, s.id as submission, v.kind, v.points,
                   coalesce(v.lost, '') as lost, coalesce(s.received_at > d.due_at, false) as late
              from enrolment e
              join person p on p.id = e.person_id
              left join work_member m on m.enrolment_id = e.id and m.activity_id = :activity
              left join lateral (
                select s.id, s.received_at
                  from submission s
                  left join lateral (
                    select counted.submission_id from counted_submission counted where counted.work_id = m.work_id
                     limit 1
                  ) c on true
                 where s.work_id = m.work_id
                 order by (s.id = c.submission_id) desc nulls last,
                          c.submission_id is null
                            and exists (select from effective_verdict f
                                         where f.submission_id = s.id and f.kind in ('compile-failed', 'refused')),
                          s.number desc
                 limit 1
              ) s on true
              left join lateral (
                select v.kind, v.points,
                       (select string_agg((r ->> 'name') || '=' || (r ->> 'points')::numeric - (r ->> 'earned')::numeric,
                                          ' ' order by n)
                          from jsonb_array_elements(v.body -> 'verdict' -> 'checks') with ordinality as c (r, n)
                         where (r ->> 'points')::numeric > (r ->> 'earned')::numeric) as lost
                  from effective_verdict v
                 where v.submission_id = s.id
                 limit 1
              ) v on true
              left join effective_deadline d on d.activity_id = :activity and d.enrolment_id = e.id
             where e.term_id = :term and e.role = 'student' and e.dropped_at is null
               and :one in (0, e.id)
             order by p.name, e.id
            """)
    List<Row> students(long term, long activity, long one);

    /// A student's hand-in that counts for an activity, or the newest where none counts, without its checks.
    ///
    /// @param counts whether it is the one that counts
    /// @param deadline the activity's, for whoever has no extension
    record Brief(
            long enrolment,
            long activity,
            long work,
            Long submission,
            String ref,
            Instant receivedAt,
            boolean counts,
            String kind,
            BigDecimal points,
            @Nested Deadline deadline) {}

    /// Of all activities in which these students take part.
    @SqlQuery(
            """
            select m.enrolment_id as enrolment, m.activity_id as activity, m.work_id as work, s.id as submission, s.ref,
                   s.received_at, c.submission_id is not null as counts, v.kind, v.points,
                   a.opens_at, a.due_at as usual_due_at, a.due_at, a.closes_at, null::timestamptz as held_open_until,
                   false as extended
              from work_member m
              join activity a on a.id = m.activity_id
              left join lateral (
                select counted.submission_id from counted_submission counted where counted.work_id = m.work_id limit 1
              ) c on true
              left join lateral (
                select n.id, n.ref, n.received_at
                  from submission n
                 where n.work_id = m.work_id and (c.submission_id is null or n.id = c.submission_id)
                 order by c.submission_id is null
                            and exists (select from effective_verdict f
                                         where f.submission_id = n.id and f.kind in ('compile-failed', 'refused')),
                          n.number desc
                 limit 1
              ) s on true
              left join lateral (
                select v.kind, v.points from effective_verdict v where v.submission_id = s.id limit 1
              ) v on true
             where m.enrolment_id = any (:enrolments)
            """)
    List<Brief> briefs(Long[] enrolments);

    @SqlQuery(
            """
            select distinct on (m.submission_id, m.criterion)
                   m.submission_id as submission, m.criterion, m.points, p.name as by
              from rubric_mark m
              join person p on p.id = m.by_person
             where m.submission_id = any (:submissions)
             order by m.submission_id, m.criterion, m.version desc
            """)
    List<Mark> marksOf(Long[] submissions);

    /// What somebody gave by a criterion of the rubric.
    record Mark(long submission, String criterion, BigDecimal points, String by) {}

    @SqlQuery(
            """
            select distinct on (m.submission_id, m.criterion)
                   m.submission_id as submission, m.criterion, m.points, p.name as by
              from rubric_mark m
              join person p on p.id = m.by_person
             where m.submission_id in (<submissions>)
             order by m.submission_id, m.criterion, m.version desc
            """)
    List<Mark> marks(@BindList List<Long> submissions);
}
