package savepoint.server.deadline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

interface DeadlineStore {
    /// An activity with its times for one person.
    record Row(long activityId, String ref, @Nested Deadline deadline) {}

    @SqlQuery(
            """
            select d.activity_id, a.ref, d.opens_at, d.usual_due_at, d.due_at, d.closes_at, d.held_open_until, d.extended
              from effective_deadline d
              join activity a on a.id = d.activity_id
             where d.activity_id = :activity and d.enrolment_id = :enrolment
            """)
    Row of(long activity, long enrolment);

    /// The hand-in that counts for an activity, where it came late.
    record Counted(long activityId, @Nested Deadline deadline, Instant receivedAt) {}

    @SqlQuery(
            """
            select d.activity_id, d.opens_at, d.usual_due_at, d.due_at, d.closes_at, d.held_open_until, d.extended,
                   s.received_at
              from work_member m
              join effective_deadline d on d.activity_id = m.activity_id and d.enrolment_id = m.enrolment_id
             cross join lateral (
                select c.submission_id from counted_submission c where c.work_id = m.work_id limit 1
             ) c
              join submission s on s.id = c.submission_id
             where m.enrolment_id = :enrolment and s.received_at > d.due_at
            """)
    List<Counted> lateOnes(long enrolment);

    /// The same of somebody of a term.
    record CountedOf(long enrolmentId, @Nested Counted counted) {}

    @SqlQuery(
            """
            select m.enrolment_id, d.activity_id, d.opens_at, d.usual_due_at, d.due_at, d.closes_at, d.held_open_until,
                   d.extended, s.received_at
              from enrolment e
              join work_member m on m.enrolment_id = e.id
              join effective_deadline d on d.activity_id = m.activity_id and d.enrolment_id = m.enrolment_id
             cross join lateral (
                select c.submission_id from counted_submission c where c.work_id = m.work_id limit 1
             ) c
              join submission s on s.id = c.submission_id
             where e.term_id = :term and s.received_at > d.due_at
            """)
    List<CountedOf> lateOnesOfTerm(long term);

    @SqlQuery(
            """
            select v.facts ->> 'late'
              from content_current n
              join content_version v on v.id = n.version_id
             where n.course_id = :course and n.kind = 'course'
            """)
    Optional<String> policy(long course);
}
