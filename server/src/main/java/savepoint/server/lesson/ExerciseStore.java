package savepoint.server.lesson;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import savepoint.server.content.question.Answer;
import tools.jackson.databind.json.JsonMapper;

interface ExerciseStore {
    /// An answer as it was given; `given` is JSON, `grading` null for what a key judges.
    record Row(String question, String given, boolean inTime, Long grading, String tree) {
        Answer answer() {
            return JsonMapper.shared().readValue(given, Answer.class);
        }
    }

    /// The newest answer to each question.
    @SqlQuery(
            """
            select distinct on (a.question) a.question, a.given, a.in_time, g.id as grading, r.tree
              from exercise_answer a
              left join code_run r on r.id = a.code_run_id
              left join grading g on g.code_run_id = r.id
             where a.enrolment_id = :enrolment and a.activity_id = :activity
             order by a.question, a.id desc
            """)
    List<Row> newest(long enrolment, long activity);

    /// What is typed and not checked; `given` is JSON.
    record Draft(String question, String given) {
        Answer answer() {
            return JsonMapper.shared().readValue(given, Answer.class);
        }
    }

    @SqlQuery(
            """
            select question, given from exercise_draft
             where enrolment_id = :enrolment and activity_id = :activity
            """)
    List<Draft> drafts(long enrolment, long activity);

    /// What the answers to one question come to.
    ///
    /// @param share of its points, from 0 to 1
    record Best(String question, BigDecimal share, boolean waiting) {}

    @SqlQuery(
            """
            select question, share, is_waiting as waiting from exercise_standing
             where enrolment_id = :enrolment and activity_id = :activity
            """)
    List<Best> best(long enrolment, long activity);

    /// What a student does twice at once comes one after the other.
    @SqlQuery("select id from enrolment where id = :enrolment for no key update")
    long lock(long enrolment);

    @SqlUpdate(
            """
            insert into exercise_draft (enrolment_id, activity_id, question, given, at)
            values (:enrolment, :activity, :question, :given::jsonb, :now)
            on conflict (enrolment_id, activity_id, question) do update set given = excluded.given, at = excluded.at
            """)
    void keep(long enrolment, long activity, String question, String given, Instant now);

    @SqlUpdate(
            """
            delete from exercise_draft
             where enrolment_id = :enrolment and activity_id = :activity and question = :question
            """)
    void forget(long enrolment, long activity, String question);

    /// The id of the newest answer to a question, if it is this one and we did not fail to grade it.
    @SqlQuery(
            """
            select id from (
                select id, given, code_run_id from exercise_answer
                 where enrolment_id = :enrolment and activity_id = :activity and question = :question
                 order by id desc limit 1) newest
             where given = :given::jsonb
               and not exists (select from grading g
                                 join verdict v on v.grading_id = g.id and v.kind = 'grader-fault'
                                where g.code_run_id = newest.code_run_id)
            """)
    Optional<Long> same(long enrolment, long activity, String question, String given);

    @SqlUpdate(
            """
            insert into exercise_answer (enrolment_id, activity_id, question, given, at, in_time, share, code_run_id)
            values (:enrolment, :activity, :question, :given::jsonb, :now, :inTime, :share, :codeRun)
            """)
    void insert(
            long enrolment,
            long activity,
            String question,
            String given,
            Instant now,
            boolean inTime,
            BigDecimal share,
            Long codeRun);

    @SqlQuery(
            """
            insert into code_run (ref, activity_id, position, person_id, all_rows, asked_at, tree, idempotency_key)
            values (:ref, :activity, :position, :person, true, :now, :tree, :ref)
            returning id
            """)
    long insertRun(String ref, long activity, int position, long person, Instant now, String tree);
}
