package savepoint.server.assignment;

import java.util.List;
import java.util.Optional;
import savepoint.server.content.Addresses;
import savepoint.server.db.Database;
import savepoint.server.grading.Bundles;
import savepoint.server.people.Term;

/// The assignments of terms.
public final class Assignments {
    private final AssignmentStore store;
    private final Bundles bundles;

    /// Assignments with these bundles.
    public Assignments(Database database, Bundles bundles) {
        this.store = database.store(AssignmentStore.class);
        this.bundles = bundles;
    }

    /// The assignment of this slug; empty if the term has none.
    public Optional<Assignment> find(Term term, String slug) {
        return store.find(term.courseId(), term.id(), slug).map(row -> assignment(term, row));
    }

    /// All that a term has, in the order of its weeks.
    public List<Assignment> all(Term term) {
        return store.all(term.courseId(), term.id()).stream()
                .map(row -> assignment(term, row))
                .toList();
    }

    private Assignment assignment(Term term, Assignment.Row row) {
        return new Assignment(row, path(term, row.slug()), bundles.get(row.slug(), row.tree()));
    }

    /// The address of an assignment.
    public static String path(Term term, String slug) {
        return Addresses.assignment(term.path(), slug);
    }
}
