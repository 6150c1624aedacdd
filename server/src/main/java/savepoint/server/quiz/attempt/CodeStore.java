package savepoint.server.quiz.attempt;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import savepoint.server.content.question.Share;

public interface CodeStore {
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

    /// Marks without points, until their gradings have verdicts.
    @SqlBatch(
            """
            with waiting as (
                insert into answer_waiting (grading_id, attempt_id) values (:grading, :attempt)
            )
            insert into answer_mark (attempt_id, position, answer_version, at, grading_id)
            values (:attempt, :position, :version, :now, :grading)
            """)
    void insertWaiting(
            List<Long> attempt,
            List<Integer> position,
            List<Integer> version,
            List<Long> grading,
            Instant now);

    /// An attempt, and the version of the quiz by whose rules it is sat.
    record Sat(long id, long quiz) {}

    /// Attempts with gradings that have ended and are no marks yet.
    @SqlQuery(
            """
            select distinct a.id, a.version_id as quiz
              from answer_waiting w
              join verdict v on v.grading_id = w.grading_id
              join attempt a on a.id = w.attempt_id
             order by a.id
            """)
    List<Sat> ended();

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

    /// Whether a verdict of this kind says what an answer earns; null is none yet.
    static boolean isGraded(String verdict) {
        return "graded".equals(verdict) || "limit-hit".equals(verdict);
    }

    /// The verdict on an answer that counts, whose mark has no points yet or those of another verdict on its question.
    ///
    /// @param verdict its kind
    /// @param earned of `possible` points of the checks
    /// @param stands the points that it has, or null
    record Ended(
            int position,
            int answerVersion,
            long gradingId,
            String verdict,
            BigDecimal earned,
            BigDecimal possible,
            BigDecimal points,
            BigDecimal stands) {
        /// What it earns of the question's points.
        Share share() {
            return isGraded(verdict) ? Share.of(earned, possible) : Share.NONE;
        }
    }

    /// Takes an attempt's verdicts that have come, and gives for their questions the one on the answer that counts. Where
    /// somebody has marked it meanwhile there is none; nor is one that is our fault.
    @SqlQuery(
            """
            with come as (
                delete from answer_waiting w using verdict v
                 where w.attempt_id = :attempt and v.grading_id = w.grading_id
                returning w.grading_id
            )
            select m.position, m.answer_version, m.grading_id, v.kind as verdict,
                   v.points as earned, v.possible, q.points, m.points as stands
              from (select distinct on (n.position) n.* from answer_mark n
                     where n.attempt_id = :attempt
                       and n.position in (select g.position from come join grading g on g.id = come.grading_id)
                     order by n.position, n.id desc) m
              join verdict v on v.grading_id = m.grading_id and v.kind <> 'grader-fault'
              join attempt_question q on q.attempt_id = :attempt and q.position = m.position
            """)
    List<Ended> take(long attempt);

    @SqlUpdate(
            """
            insert into answer_mark (attempt_id, position, answer_version, points, at, grading_id)
            values (:attempt, :position, :version, :points, :now, :grading)
            """)
    void mark(
            long attempt, int position, int version, BigDecimal points, long grading, Instant now);
}
