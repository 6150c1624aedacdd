package savepoint.server.assignment;

import java.util.List;
import savepoint.server.db.Database;
import savepoint.server.grading.Gradings;

/// The hand-ins of an assignment's students, as far as staff treat many of them alike.
public final class HandIns {
    private final HandInStore store;

    /// The hand-ins in this database.
    public HandIns(Database database) {
        this.store = database.store(HandInStore.class);
    }

    /// The one that counts of each work, or its newest where none does, to be graded by the bundle published now.
    public List<Gradings.Subject> counting(Assignment assignment) {
        return store.counting(assignment.row().activityId(), assignment.row().versionId());
    }

    /// Every one, to be graded by the bundle published now.
    public List<Gradings.Subject> every(Assignment assignment) {
        return store.every(assignment.row().activityId(), assignment.row().versionId());
    }

    /// Those of these refs, to be graded by the bundle published now; refs of other assignments' hand-ins are left out.
    public List<Gradings.Subject> chosen(Assignment assignment, List<String> refs) {
        return store.chosen(
                assignment.row().activityId(),
                assignment.row().versionId(),
                String.join(",", refs));
    }

    /// How many that count were graded by an earlier version of the bundle.
    public int gradedByOlderBundle(Assignment assignment) {
        return store.gradedByOther(assignment.row().activityId(), assignment.row().versionId());
    }
}
