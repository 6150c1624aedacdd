package savepoint.server.quiz.code;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

interface CodeRunStore {
    @SqlQuery("select ref from code_run where person_id = :person and idempotency_key = :key")
    Optional<String> byKey(long person, String key);

    @SqlQuery(
            """
            select count(*)
              from grading g
              join code_run r on r.id = g.code_run_id
             where g.finished_at is null and r.person_id = :person
            """)
    int underWay(long person);

    /// @param attempt null for somebody who looks at the quiz beforehand
    @SqlQuery(
            """
            insert into code_run (ref, activity_id, attempt_id, position, person_id, all_rows, asked_at, tree,
                                  idempotency_key)
            values (:ref, :activity, :attempt, :position, :person, :all, :now, :tree, :key)
            returning id
            """)
    long insert(
            String ref,
            long activity,
            Long attempt,
            int position,
            long person,
            boolean all,
            Instant now,
            String tree,
            String key);

    String ONE =
            """
            select r.ref, r.position, a.ref as attempt, r.all_rows, r.asked_at, r.tree, g.id as grading
              from code_run r
              join grading g on g.code_run_id = r.id
              left join attempt a on a.id = r.attempt_id
             where r.activity_id = :activity and r.ref = :ref
            """;

    @SqlQuery(ONE)
    Optional<CodeRun> find(long activity, String ref);

    @SqlQuery(ONE + " and a.enrolment_id = :enrolment")
    Optional<CodeRun> ofStudent(long activity, long enrolment, String ref);
}
