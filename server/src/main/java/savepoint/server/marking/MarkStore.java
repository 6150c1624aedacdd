package savepoint.server.marking;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface MarkStore {
    @SqlQuery(
            """
            select distinct on (m.criterion) m.criterion, m.version, m.points, m.note, p.name as by, m.at
              from rubric_mark m
              join person p on p.id = m.by_person
             where m.submission_id = :submission
             order by m.criterion, m.version desc
            """)
    List<Mark> of(long submission);

    @SqlQuery(
            """
            select m.criterion, m.version, m.points, m.note, p.name as by, m.at
              from rubric_mark m
              join person p on p.id = m.by_person
             where m.submission_id = :submission and m.criterion = :criterion
             order by m.version desc
             limit 1
            """)
    Optional<Mark> newest(long submission, String criterion);

    /// 0 where somebody has set it meanwhile.
    @SqlUpdate(
            """
            insert into rubric_mark (submission_id, criterion, version, points, note, by_person, at)
            select :submission, :criterion, :basedOn + 1, :points, :note, :person, :now
             where :basedOn = (select coalesce(max(version), 0) from rubric_mark
                                where submission_id = :submission and criterion = :criterion)
            on conflict do nothing
            """)
    int set(
            long submission,
            String criterion,
            int basedOn,
            BigDecimal points,
            String note,
            long person,
            Instant now);

    @SqlUpdate(
            """
            insert into marking_turn (submission_id, by_person, at) values (:submission, :person, :now)
            on conflict (submission_id) do update set by_person = excluded.by_person, at = excluded.at
            """)
    void take(long submission, long person, Instant now);
}
