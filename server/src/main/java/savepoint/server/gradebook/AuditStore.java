package savepoint.server.gradebook;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

interface AuditStore {
    /// `student` is null where the row concerns none, `actor` where the system did it.
    record Row(
            Instant at,
            String actor,
            String action,
            String subject,
            String student,
            String detail) {}

    /// @param text that something of the row holds; empty for all
    @SqlQuery(
            """
            select u.at, p.name as actor, u.action, u.subject, s.name as student, u.detail::text as detail
              from audit u
              left join person p on p.id = u.actor_id
              left join enrolment e on u.subject like 'enrolment %' and e.ref = substr(u.subject, 11)
              left join person s on s.id = e.person_id
             where u.term_id = :term
               and (:text = '' or position(lower(:text) in lower(concat_ws(' ', p.name, u.action, u.subject, s.name,
                                                                           u.detail::text))) > 0)
             order by u.id desc
             limit :most offset :skip
            """)
    List<Row> rows(long term, String text, int most, int skip);
}
