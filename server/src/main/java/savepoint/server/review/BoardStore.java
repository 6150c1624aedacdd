package savepoint.server.review;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface BoardStore {
    /// A hand-in given to somebody, with what came of it; `total` and `helpful` are null until known.
    record Given(
            String ref,
            long workId,
            long reviewerId,
            String reviewer,
            String madeIn,
            boolean extra,
            boolean begun,
            BigDecimal total,
            Boolean late,
            Integer helpful,
            Integer words) {}

    @SqlQuery(
            """
            select a.ref, a.work_id, a.reviewer_id, p.name as reviewer, a.made_in, a.extra,
                   d.allocation_id is not null as begun, s.total, r.late, g.helpful, s.words
              from allocation a
              join enrolment e on e.id = a.reviewer_id
              join person p on p.id = e.person_id
              left join review_draft d on d.allocation_id = a.id
              left join lateral (
                select n.id, n.late from review n where n.allocation_id = a.id order by n.version desc limit 1
              ) r on true
              left join lateral (
                select sum(c.points) as total, sum(length(c.comment))::integer as words
                  from review_score c where c.review_id = r.id
              ) s on true
              left join lateral (
                select t.helpful from review_rating t where t.review_id = r.id order by t.id desc limit 1
              ) g on true
             where a.round_id = :round
               and not exists (select from allocation_end x where x.allocation_id = a.id)
             order by a.id
            """)
    List<Given> given(long round);

    /// A work that was handed in, and whose it is; `points` are what staff set, or null.
    record Work(long id, String ref, String authors, BigDecimal points) {}

    @SqlQuery(
            """
            select w.id, w.ref, string_agg(p.name, ', ' order by p.name) as authors,
                   (select k.points from peer_mark k where k.work_id = w.id order by k.id desc limit 1) as points
              from work w
              join work_member m on m.work_id = w.id
              join enrolment e on e.id = m.enrolment_id and e.dropped_at is null
              join person p on p.id = e.person_id
             where w.activity_id = :activity
               and exists (select from submission s where s.work_id = w.id)
             group by w.id, w.ref
             order by authors, w.id
            """)
    List<Work> works(long activity);

    /// A student of the term.
    record Student(long id, String ref, String name) {}

    @SqlQuery(
            """
            select e.id, e.ref, p.name
              from enrolment e join person p on p.id = e.person_id
             where e.term_id = :term and e.role = 'student' and e.dropped_at is null
             order by p.name, e.id
            """)
    List<Student> students(long term);

    /// A hand-in that its reviewer gave back; `apart` says that staff keep the two apart by now.
    record Returned(String reviewer, String authors, String reason, Instant at, boolean apart) {}

    @SqlQuery(
            """
            select p.name as reviewer, w.authors, x.reason, x.at, w.apart
              from allocation a
              join allocation_end x on x.allocation_id = a.id and x.kind = 'given-back'
              join enrolment e on e.id = a.reviewer_id
              join person p on p.id = e.person_id
             cross join lateral (
                select coalesce(string_agg(q.name, ', ' order by q.name), '') as authors,
                       coalesce(bool_or(exists (
                           select from conflict c
                            where c.one_enrolment = least(m.enrolment_id, a.reviewer_id)
                              and c.other_enrolment = greatest(m.enrolment_id, a.reviewer_id)
                              and not exists (select from conflict_end y where y.conflict_id = c.id))), false) as apart
                  from work_member m
                  join enrolment f on f.id = m.enrolment_id
                  join person q on q.id = f.person_id
                 where m.work_id = a.work_id
             ) w
             where a.round_id = :round
             order by x.at desc, a.id
            """)
    List<Returned> returned(long round);

    // --- conflicts

    /// Two who do not review each other, and why.
    record Conflict(String ref, String one, String other, String reason) {}

    @SqlQuery(
            """
            select c.ref, p.name as one, q.name as other, c.reason
              from conflict c
              join enrolment e on e.id = c.one_enrolment join person p on p.id = e.person_id
              join enrolment f on f.id = c.other_enrolment join person q on q.id = f.person_id
             where c.term_id = :term and not exists (select from conflict_end x where x.conflict_id = c.id)
             order by p.name, q.name, c.id
            """)
    List<Conflict> conflicts(long term);

    @SqlUpdate(
            """
            insert into conflict (ref, term_id, one_enrolment, other_enrolment, reason, by_person, at, idempotency_key)
            values (:ref, :term, least(:one, :other), greatest(:one, :other), :reason, :by, :now, :key)
            on conflict (term_id, idempotency_key) do nothing
            """)
    int addConflict(
            String ref,
            long term,
            long one,
            long other,
            String reason,
            long by,
            Instant now,
            String key);

    @SqlQuery("select id from conflict where ref = :ref and term_id = :term")
    Optional<Long> conflict(String ref, long term);

    @SqlUpdate(
            """
            insert into conflict_end (conflict_id, by_person, at) values (:conflict, :by, :now)
            on conflict (conflict_id) do nothing
            """)
    int endConflict(long conflict, long by, Instant now);
}
