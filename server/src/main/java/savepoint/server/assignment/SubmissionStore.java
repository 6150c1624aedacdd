package savepoint.server.assignment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

interface SubmissionStore {
    // --- handing in

    @SqlQuery("select ref from submission where work_id = :work and idempotency_key = :key")
    Optional<String> byKey(long work, String key);

    /// Of a work's hand-ins, what they cost.
    @SqlQuery(
            """
            select s.received_at, v.kind
              from submission s
              left join lateral (
                select ev.kind from effective_verdict ev where ev.submission_id = s.id limit 1
              ) v on true
             where s.work_id = :work
            """)
    List<Allowance.Cost> costs(long work);

    /// The new hand-in's id and number.
    record Numbered(long id, int number) {}

    @SqlQuery(
            """
            insert into submission (ref, work_id, number, by_enrolment, received_at, tree, idempotency_key)
            select :ref, :work, coalesce(max(number), 0) + 1, :enrolment, :now, :tree, :key
              from submission where work_id = :work
            returning id, number
            """)
    Numbered insert(String ref, long work, long enrolment, Instant now, String tree, String key);

    // --- one hand-in

    /// Its neighbours are those of `b.work_id`, which is null for whom they are closed to.
    String ONE =
            """
            select s.id, s.ref, a.id as activity, q.enrolment_id as enrolment, a.slug as assignment, a.title, a.week,
                   s.number, s.received_at, d.due_at, s.tree, q.names as student, q.people, p.name as handed_in_by,
                   b.work_id is not null and s.number is not distinct from c.number as counts,
                   (select o.ref from submission o where o.work_id = b.work_id and o.number = s.number - 1) as older,
                   (select n.ref from submission n where n.work_id = b.work_id and n.number = s.number + 1) as newer
              from submission s
              join work w on w.id = s.work_id
              join activity a on a.id = w.activity_id and a.term_id = :term
              join submission_student q on q.submission_id = s.id
              join effective_deadline d on d.activity_id = a.id and d.enrolment_id = q.enrolment_id
              join enrolment e on e.id = s.by_enrolment
              join person p on p.id = e.person_id
            """
                    + Counting.JOIN;

    @SqlQuery(ONE + " join lateral (select s.work_id) b on true where s.ref = :ref")
    Optional<Submission> inTerm(long term, String ref);

    /// Also one that they handed in before they came to another work.
    @SqlQuery(
            ONE
                    + """
                      left join work_member b on b.work_id = s.work_id and b.enrolment_id = :enrolment
                     where s.ref = :ref and (b.work_id is not null or s.by_enrolment = :enrolment)
                    """)
    Optional<Submission> ofStudent(long term, long enrolment, String ref);

    /// Whose a hand-in is.
    record Owner(long enrolment, String name) {}

    @SqlQuery(
            """
            select e.id as enrolment, p.name
              from submission s
              join work_member m on m.work_id = s.work_id
              join enrolment e on e.id = m.enrolment_id
              join person p on p.id = e.person_id
             where s.id = :submission
             order by p.name, e.id
            """)
    List<Owner> owners(long submission);

    // --- lists

    /// The columns of a list, for the hand-ins that `page` names: what costs time is computed for those alone.
    String OF_PAGE =
            """
            select s.ref, s.number, s.received_at, d.due_at, s.tree, p.name as handed_in_by, q.people,
            """
                    + Counting.OUTCOME
                    + """
                      from page
                      join submission s on s.id = page.id
                      join work w on w.id = s.work_id
                      join submission_student q on q.submission_id = s.id
                      join effective_deadline d on d.activity_id = w.activity_id and d.enrolment_id = q.enrolment_id
                      join enrolment e on e.id = s.by_enrolment
                      join person p on p.id = e.person_id
                      left join lateral (
                        select * from effective_verdict ev where ev.submission_id = s.id limit 1
                      ) v on true
                    """
                    + Counting.JOIN
                    + " order by s.id desc\n";

    @SqlQuery(
            """
            with page as materialized (
                select s.id
                  from submission s
                  join work_member m on m.work_id = s.work_id
                 where m.activity_id = :activity and m.enrolment_id = :enrolment
                 order by s.id desc
                 limit :most
            )
            """
                    + OF_PAGE)
    List<Submission.Listed> ofMember(long activity, long enrolment, int most);

    /// @param reader the enrolment of the student who looks at them; 0 for staff
    @SqlQuery(
            """
            with page as materialized (
                select s.id
                  from submission s
                 where s.work_id = (select work_id from submission where id = :submission)
                   and (:reader in (0, s.by_enrolment)
                        or exists (select from work_member m where m.work_id = s.work_id and m.enrolment_id = :reader))
                 order by s.id desc
                 limit :most
            )
            """
                    + OF_PAGE)
    List<Submission.Listed> ofSameWork(long submission, long reader, int most);
}
