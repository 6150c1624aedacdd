package savepoint.server.home;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import savepoint.server.content.Contents;
import savepoint.server.deadline.Deadline;
import savepoint.server.people.Role;
import savepoint.server.people.Term;

interface HomeStore {
    /// A term that somebody may enter. `role` is null for an administrator who is not enrolled in it, `enrolmentId` too.
    record Place(@Nested Term term, Long enrolmentId, Role role) {}

    @SqlQuery(
            """
            select t.id, t.course_id, c.slug as course, c.title as course_title, t.slug, t.zone, t.starts,
                   e.id as enrolment_id, e.role
              from term t
              join course c on c.id = t.course_id
              left join enrolment e on e.term_id = t.id and e.person_id = :person and e.dropped_at is null
             where e.id is not null or exists (select from administrator a where a.person_id = :person)
             order by t.starts desc, c.title, t.id
            """)
    List<Place> places(long person);

    /// An activity of a term and what one of its students has done for it; `published` tells whether there is a page
    /// behind it. What is not there is null.
    record Row(
            long termId,
            long id,
            String ref,
            String kind,
            String slug,
            Integer week,
            String title,
            String link,
            String estimate,
            @Nested Deadline deadline,
            BigDecimal points,
            BigDecimal pointsPeers,
            BigDecimal pointsReviewing,
            boolean published,
            @Nested Done done) {
        Instant dueAt() {
            return deadline.dueAt();
        }
    }

    /// What a student has done for an activity: when a lesson was read, and the share of its points that its exercises came to; that work was begun; when the hand-in that counts
    /// came, and the points it got of those that checks give.
    record Done(
            Instant readAt,
            BigDecimal practised,
            boolean started,
            Instant handedInAt,
            BigDecimal earned,
            BigDecimal possible,
            @Nested("quiz_") Sat sat) {}

    /// How the student stands with a quiz: whether an attempt runs, when the last one ended, and what they came to, as
    /// soon as all of it is marked and may be seen.
    record Sat(
            boolean open,
            Instant endedAt,
            BigDecimal points,
            BigDecimal possible,
            String scoreShown) {}

    String ACTIVITIES =
            """
            select a.term_id, a.id, a.ref, a.kind, a.slug, a.week, a.title, a.link, a.time_estimate as estimate,
                   d.opens_at, d.usual_due_at, d.due_at, d.closes_at, d.held_open_until, d.extended,
                   a.points, a.points_peers, a.points_reviewing,
                   exists (select from content_current n
                            where n.course_id = t.course_id and n.kind = a.kind and n.slug = a.slug) as published,
                   p.read_at, x.points / nullif(x.possible, 0) as practised, m.work_id is not null as started, s.received_at as handed_in_at,
                   s.points as earned, s.possible,
                   coalesce(q.is_open, false) as quiz_open, q.ended_at as quiz_ended_at,
                   case when q.is_marked then q.points end as quiz_points, q.possible as quiz_possible,
                   q.score_shown as quiz_score_shown
              from activity a
              join term t on t.id = a.term_id
              join enrolment e on e.term_id = a.term_id
              join effective_deadline d on d.activity_id = a.id and d.enrolment_id = e.id
              left join lesson_progress p on p.activity_id = a.id and p.enrolment_id = e.id
              left join lesson_standing x on x.activity_id = a.id and x.enrolment_id = e.id
              left join work_member m on m.activity_id = a.id and m.enrolment_id = e.id
              left join quiz_standing q on q.activity_id = a.id and q.enrolment_id = e.id
              left join lateral (
                -- before a hand-in counts, the newest
                select n.received_at, v.points, v.possible
                  from submission n
                  left join counted_submission c on c.work_id = m.work_id
                  left join lateral (
                    select ev.points, ev.possible from effective_verdict ev where ev.submission_id = n.id limit 1
                  ) v on c.submission_id = n.id
                 where n.work_id = m.work_id
                 order by c.submission_id is not distinct from n.id desc, n.number desc
                 limit 1
              ) s on true
             where a.removed_at is null
            """;

    String ORDER = " order by a.week nulls last, a.position, a.id";

    /// A term's activities as one of its students stands with them.
    @SqlQuery(ACTIVITIES + " and e.id = :enrolment" + ORDER)
    List<Row> ofStudent(long enrolment);

    /// A term's activities as staff see them: nothing is theirs to do.
    @SqlQuery(
            """
            select a.term_id, a.id, a.ref, a.kind, a.slug, a.week, a.title, a.link, a.time_estimate as estimate,
                   a.opens_at, a.due_at as usual_due_at, a.due_at, a.closes_at,
                   null::timestamptz as held_open_until, false as extended,
                   a.points, a.points_peers, a.points_reviewing,
                   exists (select from content_current n
                            where n.course_id = t.course_id and n.kind = a.kind and n.slug = a.slug) as published,
                   null::timestamptz as read_at, null::numeric as practised, false as started, null::timestamptz as handed_in_at,
                   null::numeric as earned, null::numeric as possible,
                   false as quiz_open, null::timestamptz as quiz_ended_at, null::numeric as quiz_points,
                   null::numeric as quiz_possible, null::text as quiz_score_shown
              from activity a
              join term t on t.id = a.term_id
             where a.removed_at is null and a.term_id = :term
            """
                    + ORDER)
    List<Row> ofTerm(long term);

    /// A published week and its course.
    record Week(long courseId, @Nested Contents.Version version) {}

    @SqlQuery(
            """
            select n.course_id, v.id, v.slug, v.tree, v.facts
              from content_current n
              join content_version v on v.id = n.version_id
             where n.course_id = any(:courses) and n.kind = 'week'
             order by (v.facts ->> 'number')::int
            """)
    List<Week> weeks(Long[] courses);
}
