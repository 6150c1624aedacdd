package savepoint.server.gradebook.change;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface ChangeStore {
    /// Decisions of a term are taken one after the other.
    @SqlQuery("select id from term where id = :term for no key update")
    long lock(long term);

    @SqlQuery(
            "select ref from grade_change where term_id = :term and by_person = :person and idempotency_key = :key")
    Optional<String> byKey(long term, long person, String key);

    /// A change to be.
    public record New(
            String ref,
            long term,
            String kind,
            Long undoes,
            String reason,
            long person,
            Instant at,
            String key) {}

    @SqlUpdate(
            """
            insert into grade_change (ref, term_id, kind, undoes_id, reason, by_person, at, idempotency_key)
            values (:ref, :term, :kind, :undoes, :reason, :person, :at, :key)
            """)
    @GetGeneratedKeys("id")
    long insert(@BindMethods New change);

    @SqlUpdate(
            """
            insert into grade_override (activity_id, enrolment_id, version, change_id, kind, points)
            values (:activity, :enrolment, :version, :change, :kind, :points)
            """)
    void write(
            long activity,
            long enrolment,
            int version,
            long change,
            String kind,
            BigDecimal points);

    /// A version of a cell, and the one before it; the latter null where it was the first.
    record Version(
            long activity,
            String activityRef,
            String slug,
            long enrolment,
            String student,
            int version,
            String kind,
            BigDecimal points,
            String kindBefore,
            BigDecimal pointsBefore) {}

    @SqlQuery(
            """
            select o.activity_id as activity, a.ref as activity_ref, a.slug, o.enrolment_id as enrolment,
                   e.ref as student, o.version, o.kind, o.points, b.kind as kind_before, b.points as points_before
              from grade_override_now o
              join activity a on a.id = o.activity_id
              join enrolment e on e.id = o.enrolment_id
              left join grade_override b on b.activity_id = o.activity_id and b.enrolment_id = o.enrolment_id
                                        and b.version = o.version - 1
             where o.activity_id = any (:activities) and o.enrolment_id = any (:enrolments)
            """)
    List<Version> now(Long[] activities, Long[] enrolments);

    /// What a change wrote that nothing has been written over since.
    @SqlQuery(
            """
            select o.activity_id as activity, a.ref as activity_ref, a.slug, o.enrolment_id as enrolment,
                   e.ref as student, o.version, o.kind, o.points, b.kind as kind_before, b.points as points_before
              from grade_override o
              join activity a on a.id = o.activity_id
              join enrolment e on e.id = o.enrolment_id
              left join grade_override b on b.activity_id = o.activity_id and b.enrolment_id = o.enrolment_id
                                        and b.version = o.version - 1
             where o.change_id = :change
               and not exists (select from grade_override n
                                where n.activity_id = o.activity_id and n.enrolment_id = o.enrolment_id
                                  and n.version > o.version)
            """)
    List<Version> standing(long change);

    String CHANGE =
            """
            select c.id, c.ref, c.kind, c.reason, p.name as by, c.at, count(o.*)::int as cells,
                   min(s.name) as student, min(a.title) as activity,
                   count(distinct o.enrolment_id)::int as students, count(distinct o.activity_id)::int as activities,
                   bool_or(not exists (select from grade_override n
                                        where n.activity_id = o.activity_id and n.enrolment_id = o.enrolment_id
                                          and n.version > o.version)) as stands
              from grade_change c
              join person p on p.id = c.by_person
              join grade_override o on o.change_id = c.id
              join activity a on a.id = o.activity_id
              join enrolment e on e.id = o.enrolment_id
              join person s on s.id = e.person_id
             where c.term_id = :term
            """;

    @SqlQuery(
            CHANGE
                    + """
                       and (:before = 0 or c.id < :before)
                     group by c.id, p.name
                     order by c.id desc
                     limit :most
                    """)
    List<Change> changes(long term, long before, int most);

    @SqlQuery(CHANGE + " and c.ref = :ref group by c.id, p.name")
    Optional<Change> find(long term, String ref);

    @SqlQuery(
            """
            select o.version, o.kind, o.points, c.kind as change, c.ref, c.reason, p.name as by, c.at
              from grade_override o
              join grade_change c on c.id = o.change_id
              join person p on p.id = c.by_person
             where o.activity_id = :activity and o.enrolment_id = :enrolment
             order by o.version desc
            """)
    List<Changes.Past> history(long activity, long enrolment);
}
