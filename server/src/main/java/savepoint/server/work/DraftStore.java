package savepoint.server.work;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface DraftStore {
    /// A draft with its files as JSON.
    record Row(
            String ref,
            int saves,
            String by,
            boolean own,
            String tab,
            int turn,
            Instant beganAt,
            Instant savedAt,
            String files) {}

    String DRAFT =
            """
            select d.ref, d.saves, p.name as by, d.by_enrolment = :reader as own, d.tab, d.turn, d.began_at, d.saved_at,
                   d.files::text as files
              from draft d
              join enrolment e on e.id = d.by_enrolment
              join person p on p.id = e.person_id
            """;

    @SqlQuery(DRAFT + " where d.work_id = :work order by d.id desc limit 1")
    Optional<Row> newest(long work, long reader);

    @SqlQuery(DRAFT + " where d.work_id = :work and d.ref = :ref")
    Optional<Row> find(long work, long reader, String ref);

    @SqlQuery(
            """
            select d.ref, p.name as by, d.by_enrolment = :reader as own, d.saved_at,
                   (select coalesce(sum(length(f.value)), 0) from jsonb_each_text(d.files) f) as characters
              from draft d
              join enrolment e on e.id = d.by_enrolment
              join person p on p.id = e.person_id
             where d.work_id = :work
             order by d.id desc
            """)
    List<Draft.Entry> history(long work, long reader);

    @SqlUpdate(
            """
            insert into draft (ref, work_id, by_enrolment, tab, turn, began_at, saved_at, files)
            values (:ref, :work, :enrolment, :tab, :turn, :now, :now, :files::jsonb)
            """)
    void insert(
            String ref, long work, long enrolment, String tab, int turn, Instant now, String files);

    @SqlUpdate(
            "update draft set files = :files::jsonb, turn = :turn, saved_at = :now, saves = saves + 1 where ref = :ref")
    void replace(String ref, int turn, Instant now, String files);

    /// Puts the newest draft of a work into the history of another, on top.
    @SqlUpdate(
            """
            insert into draft (ref, work_id, by_enrolment, tab, turn, began_at, saved_at, saves, files)
            select :ref, :to, by_enrolment, tab, turn, began_at, saved_at, saves, files
              from draft where work_id = :from order by id desc limit 1
            """)
    int copyNewest(long from, long to, String ref);

    /// Puts a draft on top of its history again: what pages know of it holds.
    @SqlUpdate("update draft set id = default where work_id = :work and ref = :ref")
    void raise(long work, String ref);

    @SqlUpdate(
            """
            delete from draft
             where work_id = :work
               and id <= (select id from draft where work_id = :work order by id desc offset :kept limit 1)
            """)
    void forgetOldest(long work, int kept);
}
