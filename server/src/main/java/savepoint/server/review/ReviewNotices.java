package savepoint.server.review;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import savepoint.server.db.Database;
import savepoint.server.people.Person;
import savepoint.server.people.Term;

/// What waits for somebody in the reviews of their courses: hand-ins to review, and reviews of their own work to read.
public final class ReviewNotices {
    private final Store store;
    private final Rounds rounds;

    /// Of these rounds.
    public ReviewNotices(Database database, Rounds rounds) {
        this.store = database.store(Store.class);
        this.rounds = rounds;
    }

    /// One thing that waits: `words` say what, `until` when it is over.
    public record Notice(Term term, String title, String words, String href, Instant until) {}

    /// A round that somebody takes part in.
    record Part(@Nested Term term, String assignment, @Nested Waiting waiting) {}

    interface Store {
        @SqlQuery(
                """
                select t.id, t.course_id, c.slug as course, c.title as course_title, t.slug, t.zone, t.starts,
                       y.slug as assignment,
                """
                        + Waiting.COLUMNS
                        + """
                          from review_round o
                          join activity y on y.id = o.activity_id and y.removed_at is null
                          join term t on t.id = y.term_id
                          join course c on c.id = t.course_id
                          join enrolment e on e.term_id = t.id and e.person_id = :person and e.role = 'student'
                                          and e.dropped_at is null
                         where not exists (select from review_event v where v.round_id = o.id and v.kind = 'began' and v.step = 'final')
                         order by o.id
                        """)
        List<Part> of(long person);
    }

    /// What waits for a person now, the oldest round first.
    public List<Notice> of(Person person) {
        return store.of(person.id()).stream().flatMap(part -> notice(part).stream()).toList();
    }

    private Optional<Notice> notice(Part part) {
        return rounds.of(part.term(), part.assignment())
                .flatMap(round ->
                        part.waiting()
                                .words(round)
                                .map(words ->
                                        new Notice(
                                                part.term(),
                                                round.assignment().row().title(),
                                                words,
                                                round.assignment().path() + "/reviews",
                                                round.timeline().until())));
    }
}
