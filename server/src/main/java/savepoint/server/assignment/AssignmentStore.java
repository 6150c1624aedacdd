package savepoint.server.assignment;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

interface AssignmentStore {
    String PUBLISHED =
            """
            select a.id as activity_id, a.slug, a.title, a.week, a.time_estimate, a.opens_at, a.due_at, a.closes_at,
                   a.points, a.points_peers, a.points_reviewing, v.id as version_id, v.tree
              from activity a
              join content_current now on now.course_id = :course and now.kind = a.kind and now.slug = a.slug
              join content_version v on v.id = now.version_id
             where a.term_id = :term and a.kind = 'assignment' and a.removed_at is null
            """;

    @SqlQuery(PUBLISHED + " and a.slug = :slug")
    Optional<Assignment.Row> find(long course, long term, String slug);

    @SqlQuery(PUBLISHED + " order by a.week nulls last, a.position, a.id")
    List<Assignment.Row> all(long course, long term);
}
