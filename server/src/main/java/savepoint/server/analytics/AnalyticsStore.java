package savepoint.server.analytics;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/// Counts over a term's students who have not dropped out; an empty section means all of them.
interface AnalyticsStore {
    /// So many of so many in a week.
    record Tally(int week, int done, int of) {}

    /// Lessons that were due; done by whoever read them or, where they have exercises, answered one.
    @SqlQuery(
            """
            select a.week, count(coalesce(p.enrolment_id, x.enrolment_id))::int as done, count(*)::int as of
              from activity a
              join enrolment e on e.term_id = a.term_id and e.role = 'student' and e.dropped_at is null
                              and :section in ('', e.section)
              left join lesson_progress p on p.activity_id = a.id and p.enrolment_id = e.id
              left join (
                select distinct n.activity_id, n.enrolment_id
                  from activity b
                  join exercise_answer n on n.activity_id = b.id
                 where b.term_id = :term
              ) x on x.activity_id = a.id and x.enrolment_id = e.id
             where a.term_id = :term and a.kind = 'lesson' and a.removed_at is null and a.week is not null
               and a.due_at <= :now
             group by a.week
            """)
    List<Tally> lessons(long term, String section, Instant now);

    /// Questions of quizzes that were handed in, marked, and worth something; done where they earned all of it.
    @SqlQuery(
            """
            with sitting as (
                select t.id, a.week
                  from activity a
                  join attempt t on t.activity_id = a.id and t.ended_at is not null
                  join enrolment e on e.id = t.enrolment_id and e.role = 'student' and e.dropped_at is null
                                  and :section in ('', e.section)
                 where a.term_id = :term and a.kind = 'quiz' and a.removed_at is null and a.week is not null
            ), mark as (
                select distinct on (m.attempt_id, m.position) m.attempt_id, m.position, m.points, s.week
                  from sitting s
                  join answer_mark m on m.attempt_id = s.id
                 order by m.attempt_id, m.position, m.id desc
            )
            select m.week, count(*) filter (where m.points >= q.points)::int as done, count(*)::int as of
              from mark m
              join question_now q on q.attempt_id = m.attempt_id and q.position = m.position
             where q.points > 0
             group by m.week
            """)
    List<Tally> questions(long term, String section);

    /// How works did in a check: who had it in any graded hand-in, who passed it in the first, who ever did.
    ///
    /// @param handIns after how many graded hand-ins half of those who passed it had done so; null where nobody did
    record CheckTally(
            String slug,
            String title,
            Integer week,
            String name,
            int works,
            int atFirst,
            int ever,
            Integer handIns) {}

    /// @param slug of an assignment, or empty for all
    @SqlQuery(
            """
            with tried as (
                select a.id as activity, s.work_id, v.body,
                       row_number() over (partition by s.work_id order by s.number) as nth
                  from activity a
                  join work w on w.activity_id = a.id
                  join submission s on s.work_id = w.id
                 cross join lateral (
                    select v.kind, v.body from effective_verdict v where v.submission_id = s.id limit 1
                 ) v
                 where a.term_id = :term and a.kind = 'assignment' and a.removed_at is null
                   and :slug in ('', a.slug) and v.kind in ('graded', 'limit-hit')
                   and exists (select from work_member m
                                 join enrolment e on e.id = m.enrolment_id and e.role = 'student'
                                                 and e.dropped_at is null and :section in ('', e.section)
                                where m.work_id = w.id)
            ), outcome as (
                select t.activity, t.work_id, c.value ->> 'name' as name,
                       min(t.nth) filter (where c.value ->> 'outcome' = 'passed') as passed_at
                  from tried t
                 cross join lateral jsonb_array_elements(t.body -> 'verdict' -> 'checks') c
                 group by t.activity, t.work_id, c.value ->> 'name'
            )
            select a.slug, a.title, a.week, o.name, count(*)::int as works,
                   count(*) filter (where o.passed_at = 1)::int as at_first, count(o.passed_at)::int as ever,
                   (percentile_disc(0.5) within group (order by o.passed_at))::int as hand_ins
              from outcome o
              join activity a on a.id = o.activity
             group by a.id, o.name
             order by a.week nulls last, a.position, a.id, o.name
            """)
    List<CheckTally> checks(long term, String section, String slug);

    /// How long attempts took that have ended, in seconds: a quarter took no longer than the first figure, and so on.
    ///
    /// @param timeUp how many the clock ended
    /// @param limit in seconds, of whoever has no more time; null where there is none
    record QuizTime(
            String slug,
            String title,
            Integer week,
            int attempts,
            double quarter,
            double half,
            double threeQuarters,
            int timeUp,
            Integer limit) {}

    @SqlQuery(
            """
            with sitting as (
                select t.activity_id, extract(epoch from t.ended_at - t.started_at)::float8 as seconds, t.limit_seconds,
                       exists (select from attempt_time x where x.attempt_id = t.id and x.kind = 'time-up') as time_up
                  from attempt t
                  join enrolment e on e.id = t.enrolment_id and e.role = 'student' and e.dropped_at is null
                                  and :section in ('', e.section)
                 where t.ended_at is not null
            )
            select a.slug, a.title, a.week, count(*)::int as attempts,
                   percentile_cont(0.25) within group (order by s.seconds) as quarter,
                   percentile_cont(0.5) within group (order by s.seconds) as half,
                   percentile_cont(0.75) within group (order by s.seconds) as three_quarters,
                   count(*) filter (where s.time_up)::int as time_up,
                   min(s.limit_seconds) as limit
              from activity a
              join sitting s on s.activity_id = a.id
             where a.term_id = :term and a.kind = 'quiz' and a.removed_at is null
             group by a.id
             order by a.week nulls last, a.position, a.id
            """)
    List<QuizTime> quizzes(long term, String section);

    /// When a student last did something that the platform keeps; null where they never did.
    record Sign(long enrolment, Instant at) {}

    @SqlQuery(
            """
            select e.id as enrolment,
                   greatest((select max(p.read_at) from lesson_progress p where p.enrolment_id = e.id),
                            (select max(x.at) from exercise_answer x where x.enrolment_id = e.id),
                            w.at,
                            (select max(coalesce(t.ended_at, t.started_at)) from attempt t where t.enrolment_id = e.id),
                            (select max(s.received_at)
                               from work_member m
                               join submission s on s.work_id = m.work_id
                              where m.enrolment_id = e.id)) as at
              from enrolment e
              left join (
                select a.reviewer_id, max(r.posted_at) as at
                  from enrolment b
                  join allocation a on a.reviewer_id = b.id
                  join review r on r.allocation_id = a.id
                 where b.term_id = :term
                 group by a.reviewer_id
              ) w on w.reviewer_id = e.id
             where e.term_id = :term and e.role = 'student' and e.dropped_at is null
            """)
    List<Sign> signs(long term);
}
