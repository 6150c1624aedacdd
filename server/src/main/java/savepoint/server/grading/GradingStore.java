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
             where g.submission_id = :submission
             order by g.id desc
             limit 1
            """)
    Asked newest(long submission);

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
            "select count(*) from grading where enrolment_id = :enrolment and finished_at is null")
    int underWay(long enrolment);
}
