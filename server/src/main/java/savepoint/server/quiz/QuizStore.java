package savepoint.server.quiz;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

interface QuizStore {
    @SqlQuery(
            """
            select a.id as activity_id, a.ref, a.slug, a.title, a.week, a.time_estimate as estimate, a.points,
                   v.id as version_id, v.tree, v.facts
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

    /// From when to when a quiz is open to one student; null where there is no such limit.
    record Window(Instant opensAt, Instant dueAt, Instant closesAt) {}

    /// What never closes by the course's rule for late work closes when it is due.
    String CLOSES = "coalesce(d.closes_at, greatest(d.due_at, d.held_open_until))";

    @SqlQuery(
            "select d.opens_at, d.due_at, "
                    + CLOSES
                    + """
                       as closes_at
                      from effective_deadline d
                     where d.activity_id = :activity and d.enrolment_id = :enrolment
                    """)
    Window window(long activity, long enrolment);

    /// The same for everybody without an extension.
    @SqlQuery(
            """
            select opens_at, due_at, coalesce(closes_at, due_at) as closes_at from activity where id = :activity
            """)
    Window window(long activity);
}
