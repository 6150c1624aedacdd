package savepoint.server.people;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;

/// The people of a term.
public final class Enrolments {
    private final Store store;
    private final Audit audit;
    private final InstantSource clock;

    /// Enrolments made by this clock.
    public Enrolments(Database database, Audit audit, InstantSource clock) {
        this.store = database.store(Store.class);
        this.audit = audit;
        this.clock = clock;
    }

    /// Somebody in a term. `droppedAt` is null for those still in it.
    public record Member(
            @Nested Person person,
            long enrolmentId,
            String enrolmentRef,
            Role role,
            String section,
            BigDecimal timeFactor,
            Instant droppedAt) {}

    interface Store {
        @SqlQuery(
                """
                select p.id, p.ref, p.name, p.email, p.zone, e.id as enrolment_id, e.ref as enrolment_ref, e.role, e.section,
                       e.time_factor, e.dropped_at
                  from enrolment e
                  join person p on p.id = e.person_id
                 where e.term_id = :term
                 order by e.role, p.name, p.id
                """)
        List<Member> ofTerm(long term);

        @SqlQuery(
                """
                select t.id, t.course_id, c.slug as course, c.title as course_title, t.slug, t.zone, t.starts
                  from term t
                  join course c on c.id = t.course_id
                 where exists (select from administrator a where a.person_id = :person)
                    or exists (select from enrolment e
                                where e.term_id = t.id and e.person_id = :person and e.dropped_at is null)
                 order by t.starts desc, c.title, t.id
                """)
        List<Term> termsOf(long person);

        @SqlQuery(
                """
                select t.id, t.course_id, c.slug as course, c.title as course_title, t.slug, t.zone, t.starts
                  from term t
                  join course c on c.id = t.course_id
                 order by t.id
                """)
        List<Term> everyTerm();

        @SqlUpdate(
                """
                insert into enrolment (ref, term_id, person_id, role, created_at)
                values (:ref, :term, :person, :role, :now)
                on conflict (term_id, person_id) do nothing
                """)
        int insert(String ref, long term, long person, String role, Instant now);
    }

    /// Everybody ever in the term, those who dropped it too.
    public List<Member> ofTerm(Term term) {
        return store.ofTerm(term.id());
    }

    /// The terms that a person may enter, newest first; an administrator enters all.
    public List<Term> termsOf(Person person) {
        return store.termsOf(person.id());
    }

    /// All terms of all courses.
    public List<Term> everyTerm() {
        return store.everyTerm();
    }

    /// Puts a person into a term; without effect if they are or were in it.
    public void enrol(Handle handle, Person actor, Term term, Person person, Role role) {
        var added =
                handle.attach(Store.class)
                        .insert(
                                Refs.random(),
                                term.id(),
                                person.id(),
                                role.code(),
                                clock.instant());
        if (added == 1) {
            audit.record(
                    handle,
                    actor,
                    term,
                    "enrolled",
                    "person " + person.ref(),
                    Map.of("role", role.code()));
        }
    }
}
