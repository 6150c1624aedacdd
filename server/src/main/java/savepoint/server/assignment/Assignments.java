package savepoint.server.assignment;

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
        return store.find(term.courseId(), term.id(), slug)
                .map(row ->
                        new Assignment(row, path(term, slug), bundles.get(row.slug(), row.tree())));
    }

    /// The address of an assignment.
    public static String path(Term term, String slug) {
        return Addresses.assignment(term.path(), slug);
    }
}
