package savepoint.server.assignment;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

interface RunStore {
    @SqlQuery("select ref from run where work_id = :work and idempotency_key = :key")
    Optional<String> byKey(long work, String key);

    @SqlQuery(
            """
            insert into run (ref, work_id, by_enrolment, asked_at, tree, idempotency_key)
            values (:ref, :work, :enrolment, :now, :tree, :key)
            returning id
            """)
    long insert(String ref, long work, long enrolment, Instant now, String tree, String key);

    @SqlQuery(
            """
            select count(*) from grading
             where enrolment_id = :enrolment and run_id is not null and finished_at is null
            """)
    int underWay(long enrolment);

    String ONE =
            """
            select r.id, r.ref, a.slug as assignment, a.title, a.week, r.asked_at, r.tree, p.name as student
              from run r
              join work w on w.id = r.work_id
              join activity a on a.id = w.activity_id and a.term_id = :term
              join enrolment e on e.id = r.by_enrolment
              join person p on p.id = e.person_id
             where r.ref = :ref
            """;

    @SqlQuery(ONE)
    Optional<Run> inTerm(long term, String ref);

    @SqlQuery(
            ONE
                    + """
                       and not exists (select from review_run t where t.run_id = r.id)
                       and (r.by_enrolment = :enrolment
                            or exists (select from work_member m where m.work_id = r.work_id and m.enrolment_id = :enrolment))
                    """)
    Optional<Run> ofMember(long term, long enrolment, String ref);
}
