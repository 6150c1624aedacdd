package savepoint.server.quiz.keys;

import java.math.BigDecimal;
import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import savepoint.server.content.question.Answer;
import savepoint.server.content.question.Share;
import savepoint.server.quiz.attempt.CodeStore;
import tools.jackson.databind.json.JsonMapper;

interface CodeTrialStore {
    /// An answer that has a say in what a question earns, with its newest grading by one version of that question: null
    /// before there is one, as what the verdict says before there is one. `given` is JSON.
    record Given(
            long attemptId,
            int position,
            int version,
            String given,
            boolean tried,
            Long gradingId,
            String verdict,
            BigDecimal earned,
            BigDecimal possible) {
        Answer answer() {
            return JsonMapper.shared().readValue(given, Answer.class);
        }

        boolean isUnderWay() {
            return gradingId != null && verdict == null;
        }

        /// Whether nothing is known of it, nor will be: nobody asked, or it failed by our fault.
        boolean isToAsk() {
            return gradingId == null || isFault();
        }

        boolean isFault() {
            return "grader-fault".equals(verdict);
        }

        /// Whether the grader has run it; what does not compile is no try.
        boolean isGraded() {
            return CodeStore.isGraded(verdict);
        }

        Share share() {
            return isGraded() ? Share.of(earned, possible) : Share.NONE;
        }
    }

    /// Of attempts that have ended: what was tried, first to last, then the answer whose mark stands.
    @SqlQuery(
            """
            select n.attempt_id, n.position, n.version, n.given, t.number is not null as tried, g.id as grading_id,
                   v.kind as verdict, v.points as earned, v.possible
              from attempt a
              join attempt_question q on q.attempt_id = a.id
              join answer n on n.attempt_id = a.id and n.position = q.position
              left join answer_try t
                on t.attempt_id = n.attempt_id and t.position = n.position and t.answer_version = n.version
              left join lateral (
                select m.answer_version from answer_mark m
                 where m.attempt_id = a.id and m.position = q.position order by m.id desc limit 1
              ) m on true
              left join lateral (
                select max(o.id) as id from grading o
                 where o.attempt_id = n.attempt_id and o.position = n.position and o.answer_version = n.version
                   and o.version_id = :version
              ) g on true
              left join verdict v on v.grading_id = g.id
             where a.activity_id = :activity and a.ended_at is not null and q.slug = :question
               and (t.number is not null or n.version = m.answer_version)
             order by n.attempt_id, t.number nulls last
            """)
    List<Given> given(long activity, String question, long version);
}
