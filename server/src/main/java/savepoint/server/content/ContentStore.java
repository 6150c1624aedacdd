package savepoint.server.content;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

interface ContentStore {
    @SqlQuery(
            """
            select v.id, v.slug, v.tree, v.facts
              from content_current n
              join content_version v on v.id = n.version_id
             where n.course_id = :course and n.kind = 'week'
             order by (v.facts ->> 'number')::int
            """)
    List<Contents.Version> weeks(long course);

    /// The newest of the current versions that hold the file. Of questions and quizzes that is their pictures: what is
    /// right stands beside them.
    @SqlQuery(
            """
            select b.bytes
              from content_current n
              join content_version v on v.id = n.version_id
              join tree_file f on f.tree = v.tree and f.path = :path
              join blob b on b.sha256 = f.blob
             where n.course_id = :course
               and (n.kind in ('week', 'lesson')
                    or (n.kind in ('question', 'quiz') and :path ~* '[.](png|jpe?g|gif|svg|webp|avif)$'))
             order by v.published_at desc, v.id desc
             limit 1
            """)
    Optional<byte[]> file(long course, String path);

    // --- pictures of questions

    /// A picture of the bank as it is now.
    @SqlQuery(
            """
            select b.bytes
              from content_current n
              join content_version v on v.id = n.version_id
              join tree_file f on f.tree = v.tree and f.path = :path
              join blob b on b.sha256 = f.blob
             where n.course_id = :course and n.kind = 'question'
             order by v.published_at desc, v.id desc
             limit 1
            """)
    Optional<byte[]> picture(long course, String path);

    /// A picture of a question that was drawn for somebody, as it was then.
    @SqlQuery(
            """
            select b.bytes
              from attempt a
              join attempt_question q on q.attempt_id = a.id
              join tree_file f on f.tree = q.drawn ->> 'version' and f.path = :path
              join blob b on b.sha256 = f.blob
             where a.enrolment_id = :enrolment
             order by a.id desc
             limit 1
            """)
    Optional<byte[]> drawnPicture(long enrolment, String path);

    // --- problems

    /// A row of the last reading; `line` is null where the whole file is meant, `kept` tells that an earlier version of
    /// the file is still shown.
    record Found(String path, Integer line, String severity, String message, boolean kept) {}

    @SqlQuery(
            """
            select p.path, p.line, p.severity, p.message,
                   exists (select from content_problem e
                            where e.course_id = p.course_id and e.path = p.path and e.severity = 'error')
                   and exists (select from content_current n
                                 join content_version v on v.id = n.version_id
                                where n.course_id = p.course_id
                                  and (exists (select from tree_file f where f.tree = v.tree and f.path = p.path)
                                    or (n.kind = 'assignment'
                                        and starts_with(p.path, 'assignments/' || n.slug || '/')))) as kept
              from content_problem p
             where p.course_id = :course
             order by p.position
            """)
    List<Found> problems(long course);

    /// When the folder was read last, and when what students see changed last; both null before the first reading.
    record Times(Instant readAt, Instant publishedAt) {}

    @SqlQuery(
            """
            select (select read_at from course_reading where course_id = :course) as read_at,
                   (select max(v.published_at)
                      from content_current n
                      join content_version v on v.id = n.version_id
                     where n.course_id = :course) as published_at
            """)
    Times times(long course);
}
