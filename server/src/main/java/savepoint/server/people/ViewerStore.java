package savepoint.server.people;

import java.math.BigDecimal;
import java.util.Optional;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

interface ViewerStore {
    /// A person's place in a term; without an enrolment all but the term is null.
    record Place(
            @Nested Term term,
            Long enrolmentId,
            String enrolmentRef,
            Role role,
            String section,
            BigDecimal timeFactor) {}

    @SqlQuery(
            """
            select t.id, t.course_id, c.slug as course, c.title as course_title, t.slug, t.zone, t.starts,
                   e.id as enrolment_id, e.ref as enrolment_ref, e.role, e.section, e.time_factor
              from term t
              join course c on c.id = t.course_id
              left join enrolment e on e.term_id = t.id and e.person_id = :person and e.dropped_at is null
             where c.slug = :course and t.slug = :slug
            """)
    Optional<Place> place(String course, String slug, long person);
}
