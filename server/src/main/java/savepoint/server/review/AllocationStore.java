package savepoint.server.review;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface AllocationStore {
    /// What stands for a work: the hand-in that counts, before there is one the newest. `points` are null until known.
    record HandIn(long workId, long submissionId, BigDecimal points) {}

    @SqlQuery(
            """
            select w.id as work_id, s.id as submission_id, v.points
              from work w
             cross join lateral (
                select n.id
                  from submission n
                  left join counted_submission c on c.work_id = w.id and c.submission_id = n.id
                 where n.work_id = w.id
                 order by c.submission_id is not null desc, n.number desc
                 limit 1
             ) s
              left join lateral (
                select e.points from effective_verdict e where e.submission_id = s.id limit 1
              ) v on true
             where w.activity_id = :activity
             order by w.id
            """)
    List<HandIn> handIns(long activity);

    /// A student who is still in the term. `workId` is null for whoever has no work.
    record Student(long enrolmentId, Long workId) {}

    @SqlQuery(
            """
            select e.id as enrolment_id, m.work_id
              from activity a
              join enrolment e on e.term_id = a.term_id and e.role = 'student' and e.dropped_at is null
              left join work_member m on m.activity_id = a.id and m.enrolment_id = e.id
             where a.id = :activity
             order by e.id
            """)
    List<Student> students(long activity);

    /// Two who do not review each other.
    record Apart(long one, long other) {}

    @SqlQuery(
            """
            select c.one_enrolment as one, c.other_enrolment as other
              from conflict c
              join activity a on a.term_id = c.term_id
             where a.id = :activity and not exists (select from conflict_end e where e.conflict_id = c.id)
            """)
    List<Apart> conflicts(long activity);

    /// Who reviews what, whether it was taken or given back (`ended`), or given back by its reviewer, and whether it was
    /// written.
    record Pair(
            long id,
            long workId,
            long reviewerId,
            boolean ended,
            boolean givenBack,
            boolean written) {}

    @SqlQuery(
            """
            select a.id, a.work_id, a.reviewer_id, e.allocation_id is not null as ended,
                   coalesce(e.kind = 'given-back', false) as given_back,
                   exists (select from review r where r.allocation_id = a.id) as written
              from allocation a
              left join allocation_end e on e.allocation_id = a.id
             where a.round_id = :round
             order by a.id
            """)
    List<Pair> pairs(long round);

    /// What somebody gave to a sample in all.
    record Judged(long reviewerId, String sample, BigDecimal points) {}

    @SqlQuery(
            """
            select c.enrolment_id as reviewer_id, c.sample,
                   (select coalesce(sum(p.value::numeric), 0) from jsonb_each_text(c.points -> 'points') p) as points
              from calibration c
             where c.round_id = :round
             order by c.id
            """)
    List<Judged> judged(long round);

    /// A hand-in for somebody, who reads it as their `letter`th, from 1.
    record Given(
            String ref, long work, long submission, long reviewer, int letter, boolean extra) {}

    @SqlBatch(
            """
            insert into allocation (ref, round_id, work_id, submission_id, reviewer_id, letter, made_in, extra, at)
            values (:ref, :round, :work, :submission, :reviewer, :letter, :madeIn, :extra, :now)
            """)
    void insert(long round, String madeIn, Instant now, @BindMethods List<Given> given);

    /// The reviewers of a round, as [ReviewStore#lock] locks one.
    @SqlQuery(
            """
            select id from enrolment
             where id in (select reviewer_id from allocation where round_id = :round)
             order by id
               for no key update
            """)
    List<Long> lockAll(long round);

    /// Takes back what nobody has begun to write; after [#lockAll], so that nothing is handed over meanwhile.
    @SqlUpdate(
            """
            insert into allocation_end (allocation_id, kind, reason, by_person, at)
            select a.id, 'taken-back', :reason, :by, :now
              from allocation a
             where a.round_id = :round
               and not exists (select from review r where r.allocation_id = a.id)
               and not exists (select from review_draft d where d.allocation_id = a.id)
               and not exists (select from review_run n where n.allocation_id = a.id)
            on conflict (allocation_id) do nothing
            """)
    void takeBack(long round, long by, String reason, Instant now);

    /// How many hand-ins somebody gave back.
    @SqlQuery(
            """
            select count(*)
              from allocation a
              join allocation_end e on e.allocation_id = a.id and e.kind = 'given-back'
             where a.round_id = :round and a.reviewer_id = :reviewer
            """)
    int returns(long round, long reviewer);

    /// 0 where its review was handed over, or where it ended before.
    @SqlUpdate(
            """
            insert into allocation_end (allocation_id, kind, reason, by_person, at)
            select :allocation, 'given-back', :reason, :by, :now
             where not exists (select from review r where r.allocation_id = :allocation)
            on conflict (allocation_id) do nothing
            """)
    int giveBack(long allocation, long by, String reason, Instant now);
}
