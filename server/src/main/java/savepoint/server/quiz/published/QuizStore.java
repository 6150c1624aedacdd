package savepoint.server.quiz.published;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import savepoint.server.deadline.Deadline;

public interface QuizStore {
    @SqlQuery(
            """
            select a.id as activity_id, a.ref, a.slug, a.title, a.week, a.time_estimate as estimate, a.points,
                   v.id as version_id, v.tree
              from activity a
              join content_current now on now.course_id = :course and now.kind = a.kind and now.slug = a.slug
              join content_version v on v.id = now.version_id
             where a.term_id = :term and a.kind = 'quiz' and a.slug = :slug and a.removed_at is null
            """)
    Optional<TermQuiz.Row> find(long course, long term, String slug);

    /// The facts of a published quiz.
    @SqlQuery("select facts from content_version where id = :version")
    String facts(long version);

    /// Changes whenever the bank does.
    @SqlQuery(
            """
            select coalesce(sum(hashtextextended(n.slug || ' ' || n.version_id, 0)), 0)::text
              from content_current n
             where n.course_id = :course and n.kind = 'question'
            """)
    String bankState(long course);

    /// A question of the bank; `facts` is JSON.
    record Published(String tree, String facts) {}

    @SqlQuery(
            """
            select v.tree, v.facts
              from content_current n
              join content_version v on v.id = n.version_id
             where n.course_id = :course and n.kind = 'question'
             order by n.slug
            """)
    List<Published> bank(long course);

    @SqlQuery("select path from tree_file where tree = :tree")
    List<String> files(String tree);

    /// From when to when a quiz is open to one student.
    String DEADLINE =
            "d.opens_at, d.usual_due_at, d.due_at, d.closes_at, d.held_open_until, d.extended";

    @SqlQuery(
            "select "
                    + DEADLINE
                    + " from effective_deadline d where d.activity_id = :activity and d.enrolment_id = :enrolment")
    Deadline deadline(long activity, long enrolment);

    /// The same for everybody without an extension.
    @SqlQuery(
            """
            select opens_at, due_at as usual_due_at, due_at, closes_at, null::timestamptz as held_open_until,
                   false as extended
              from activity where id = :activity
            """)
    Deadline deadline(long activity);
}
