package savepoint.server.lesson;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import savepoint.server.content.Contents;

interface LessonStore {
    /// A published lesson with its row in the week, which is null in all its parts for a lesson that no week lists, and
    /// the lessons beside it.
    record Found(
            @Nested Contents.Version version,
            Long activityId,
            String estimate,
            Instant dueAt,
            BigDecimal points,
            Instant readAt,
            String previousSlug,
            String previousTitle,
            String nextSlug,
            String nextTitle) {}

    /// @param enrolment of the viewer, 0 for one who has none
    @SqlQuery(
            """
            select v.id, v.slug, v.tree, v.facts, a.id as activity_id, a.time_estimate as estimate,
                   coalesce(d.due_at, a.due_at) as due_at, a.points, p.read_at, a.previous_slug, a.previous_title, a.next_slug, a.next_title
              from content_current n
              join content_version v on v.id = n.version_id
              left join (
                select l.*,
                       lag(l.slug) over w as previous_slug, lag(l.title) over w as previous_title,
                       lead(l.slug) over w as next_slug, lead(l.title) over w as next_title
                  from activity l
                 where l.term_id = :term and l.kind = 'lesson' and l.removed_at is null
                       and exists (select from content_current o
                                    where o.course_id = :course and o.kind = 'lesson' and o.slug = l.slug)
                window w as (order by l.week, l.position)
              ) a on a.slug = n.slug
              left join effective_deadline d on d.activity_id = a.id and d.enrolment_id = :enrolment
              left join lesson_progress p on p.activity_id = a.id and p.enrolment_id = :enrolment
             where n.course_id = :course and n.kind = 'lesson' and n.slug = :slug
            """)
    Optional<Found> find(long course, long term, long enrolment, String slug);

    @SqlUpdate(
            """
            insert into lesson_progress (enrolment_id, activity_id, read_at)
            select :enrolment, a.id, :now
              from activity a
             where a.term_id = :term and a.kind = 'lesson' and a.slug = :slug and a.removed_at is null
            on conflict do nothing
            """)
    int markRead(long term, long enrolment, String slug, Instant now);
}
