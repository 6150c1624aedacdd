package savepoint.server.gradebook.facts;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import savepoint.server.deadline.Deadline;
import savepoint.server.web.Figures;

interface FactStore {
    @SqlQuery(
            """
            select a.id, a.ref, a.kind, a.slug, a.title, a.week, a.points, a.points_peers, a.points_reviewing,
                   a.opens_at, a.due_at, a.closes_at,
                   exists (select from content_current n
                            where n.course_id = t.course_id and n.kind = a.kind and n.slug = a.slug) as published
              from activity a
              join term t on t.id = a.term_id
             where a.term_id = :term and a.removed_at is null
               and (coalesce(a.points, a.points_peers, a.points_reviewing, 0) > 0)
             order by a.week nulls last, a.position, a.id
            """)
    List<Column> columns(long term);

    @SqlQuery(
            """
            select e.id as enrolment, e.ref, p.name, p.email, e.section, e.number, e.login
              from enrolment e
              join person p on p.id = e.person_id
             where e.term_id = :term and e.role = 'student' and e.dropped_at is null
             order by p.name, e.id
            """)
    List<Pupil> pupils(long term);

    @SqlQuery(
            """
            select v.facts
              from content_current n
              join content_version v on v.id = n.version_id
             where n.course_id = :course and n.kind = 'course'
            """)
    Optional<String> course(long course);

    record Read(long enrolment, long activity, Instant at) {}

    @SqlQuery(
            """
            select enrolment_id as enrolment, activity_id as activity, read_at as at
              from lesson_progress
             where enrolment_id = any (:enrolments)
            """)
    List<Read> read(Long[] enrolments);

    /// What the answers to a lesson's exercises come to, of what all of them come to.
    record Practised(long enrolment, long activity, BigDecimal points, BigDecimal possible) {}

    @SqlQuery(
            """
            select enrolment_id as enrolment, activity_id as activity, points, possible
              from lesson_standing
             where enrolment_id = any (:enrolments) and possible > 0
            """)
    List<Practised> practised(Long[] enrolments);

    record Sat(
            long enrolment,
            long activity,
            boolean open,
            Instant endedAt,
            boolean marked,
            BigDecimal points,
            BigDecimal possible,
            String shown) {}

    @SqlQuery(
            """
            select enrolment_id as enrolment, activity_id as activity, is_open as open, ended_at,
                   coalesce(is_marked, false) as marked, points, possible, score_shown as shown
              from quiz_standing
             where enrolment_id = any (:enrolments)
            """)
    List<Sat> sat(Long[] enrolments);

    /// A question of an attempt that has ended; `points` is null while nobody has marked it.
    record Asked(int attempt, int position, String slug, BigDecimal points, BigDecimal of) {
        /// `Attempt 1, question 2 (acid): 3 of 5.`
        @Override
        public String toString() {
            return "Attempt %d, question %d (%s): %s."
                    .formatted(
                            attempt,
                            position,
                            slug,
                            points == null
                                    ? "to be marked, of " + Figures.plain(of)
                                    : Figures.plain(points) + " of " + Figures.plain(of));
        }
    }

    @SqlQuery(
            """
            select t.number as attempt, q.position, q.slug, m.points, q.points as of
              from attempt t
              join question_now q on q.attempt_id = t.id
              left join lateral (
                select n.points from answer_mark n
                 where n.attempt_id = q.attempt_id and n.position = q.position
                 order by n.id desc
                 limit 1
              ) m on true
             where t.enrolment_id = :enrolment and t.activity_id = :activity and t.ended_at is not null
             order by t.number, q.position
            """)
    List<Asked> asked(long enrolment, long activity);

    /// The ref of a student's work that peers may review.
    @SqlQuery(
            """
            select w.ref
              from work_member m
              join work w on w.id = m.work_id
             where m.enrolment_id = :enrolment and m.activity_id = :activity
               and exists (select from review_round r where r.activity_id = m.activity_id)
               and exists (select from submission s where s.work_id = w.id)
            """)
    Optional<String> reviewedWork(long enrolment, long activity);

    record Own(long enrolment, long activity, @Nested Deadline deadline) {}

    /// Times that are other than everybody's: what `effective_deadline` says of each pair, told from the extensions, which
    /// are few.
    @SqlQuery(
            """
            with reached as (
                select x.activity_id, mate.id as enrolment_id, x.due_at, x.closes_at
                  from extension x
                  join activity a on a.id = x.activity_id and a.term_id = :term
                  join enrolment mate on mate.term_id = a.term_id
                                     and (mate.id = x.enrolment_id or mate.section = x.section)
                 where not exists (select from extension_revocation r where r.extension_id = x.id)
            ), everybody as (
                select r.activity_id, r.enrolment_id, r.due_at, r.closes_at from reached r
                union all
                select r.activity_id, mine.enrolment_id, r.due_at, r.closes_at
                  from reached r
                  join work_member theirs on theirs.activity_id = r.activity_id
                                         and theirs.enrolment_id = r.enrolment_id
                  join work_member mine on mine.work_id = theirs.work_id
            ), latest as (
                select activity_id, enrolment_id, max(due_at) as due_at, max(closes_at) as closes_at
                  from everybody
                 where enrolment_id = any (:enrolments)
                 group by activity_id, enrolment_id
            )
            select x.enrolment_id as enrolment, a.id as activity, a.opens_at, a.due_at as usual_due_at,
                   case when a.due_at is not null then greatest(a.due_at, x.due_at) end as due_at,
                   case when a.closes_at is not null
                        then greatest(a.closes_at, x.closes_at, x.due_at + (a.closes_at - a.due_at)) end as closes_at,
                   x.closes_at as held_open_until,
                   coalesce(x.due_at > a.due_at or x.closes_at > a.closes_at, false) as extended
              from latest x
              join activity a on a.id = x.activity_id
            """)
    List<Own> ownTimes(long term, Long[] enrolments);

    record Decided(
            long enrolment,
            long activity,
            int version,
            String kind,
            BigDecimal points,
            String reason,
            String by,
            Instant at) {}

    @SqlQuery(
            """
            select o.enrolment_id as enrolment, o.activity_id as activity, o.version, o.kind, o.points, o.reason,
                   p.name as by, o.at
              from grade_override_now o
              join person p on p.id = o.by_person
             where o.enrolment_id = any (:enrolments)
            """)
    List<Decided> overrides(Long[] enrolments);
}
