package savepoint.server.quiz;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface CodeStore {
    /// The version of a question that has these files; a question may have been renamed since.
    @SqlQuery(
            """
            select v.id
              from activity a
              join term t on t.id = a.term_id
              join content_version v on v.course_id = t.course_id and v.kind = 'question' and v.tree = :tree
             where a.id = :activity
             order by v.slug = :slug desc, v.id
             limit 1
            """)
    long version(long activity, String tree, String slug);

    /// A mark without points, until the grading has a verdict.
    @SqlUpdate(
            """
            with waiting as (
                insert into answer_waiting (grading_id, attempt_id) values (:grading, :attempt)
            )
            insert into answer_mark (attempt_id, position, answer_version, at, grading_id)
            values (:attempt, :position, :version, :now, :grading)
            """)
    void insertWaiting(long attempt, int position, int version, long grading, Instant now);

    /// Attempts with gradings that have ended and are no marks yet.
    @SqlQuery(
            """
            select distinct w.attempt_id
              from answer_waiting w
              join verdict v on v.grading_id = w.grading_id
             order by w.attempt_id
            """)
    List<Long> ended();

    @SqlQuery(
            """
            select exists (select from answer_waiting w
                             join verdict v on v.grading_id = w.grading_id
                            where w.attempt_id = :attempt)
            """)
    boolean hasEnded(long attempt);

    @SqlQuery(
            """
            select exists (select from grading g
                            where g.attempt_id = :attempt and g.position = :position and g.finished_at is null)
            """)
    boolean isUnderWay(long attempt, int position);

    /// An answer that could not be graded, by our fault.
    record Fault(String attempt, int position, String student) {}

    /// Those of a quiz that nobody has marked since.
    @SqlQuery(
            """
            select a.ref as attempt, m.position, p.name as student
              from attempt a
              join enrolment e on e.id = a.enrolment_id
              join person p on p.id = e.person_id
              join answer_mark m on m.attempt_id = a.id and m.points is null
              join verdict v on v.grading_id = m.grading_id and v.kind = 'grader-fault'
             where a.activity_id = :activity
               and not exists (select from answer_mark later
                                where later.attempt_id = m.attempt_id and later.position = m.position
                                  and later.id > m.id)
             order by p.name, a.id, m.position
            """)
    List<Fault> faults(long activity);

    /// Makes marks of an attempt's verdicts, by the part of the checks' points that was earned. A verdict on an answer
    /// that counts no longer, or that somebody has marked meanwhile, changes nothing; nor does one that is our fault.
    @SqlUpdate(
            """
            with ended as (
                delete from answer_waiting w using verdict v
                 where w.attempt_id = :attempt and v.grading_id = w.grading_id
                returning w.grading_id
            )
            insert into answer_mark (attempt_id, position, answer_version, points, at, grading_id)
            select m.attempt_id, m.position, m.answer_version,
                   case when v.kind in ('graded', 'limit-hit')
                        then coalesce(round(q.points * v.points / nullif(v.possible, 0), 2), 0)
                        else 0 end,
                   :now, m.grading_id
              from ended e
              join verdict v on v.grading_id = e.grading_id and v.kind <> 'grader-fault'
              join answer_mark m on m.attempt_id = :attempt and m.grading_id = e.grading_id
              join attempt_question q on q.attempt_id = m.attempt_id and q.position = m.position
             where not exists (select from answer_mark later
                                where later.attempt_id = m.attempt_id and later.position = m.position
                                  and later.id > m.id)
            """)
    void mark(long attempt, Instant now);
}
