package savepoint.server.gradebook.in;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;
import savepoint.server.gradebook.change.Changes;
import savepoint.server.gradebook.facts.Gradebook;
import savepoint.server.people.Viewer;
import savepoint.server.web.Upload;

/// Grades from files: sent, looked at, and decided once somebody has confirmed what they would change.
public final class GradeImports {
    private static final Duration KEPT = Duration.ofDays(1);

    private final GradeImportStore store;
    private final Gradebook gradebook;
    private final Changes changes;
    private final InstantSource clock;

    /// Takes files into this gradebook.
    public GradeImports(
            Database database, Gradebook gradebook, Changes changes, InstantSource clock) {
        this.store = database.store(GradeImportStore.class);
        this.gradebook = gradebook;
        this.changes = changes;
        this.clock = clock;
    }

    /// A file that was sent.
    public record Sent(String ref, String fileName, byte[] bytes) {}

    /// Keeps a file for a day; its ref.
    public String take(Viewer.InCharge by, Upload file) {
        var ref = Refs.random();
        var now = clock.instant();
        store.forget(now.minus(KEPT));
        store.insert(ref, by.term().id(), by.person().id(), file.name(), file.bytes(), now);
        return ref;
    }

    /// A file of the term.
    public Optional<Sent> find(Viewer.InCharge by, String ref) {
        return Refs.isRef(ref) ? store.find(ref, by.term().id()) : Optional.empty();
    }

    /// What a file would change now.
    public GradePlan plan(Viewer.InCharge by, GradeFile file) {
        var term = by.term();
        return GradePlan.of(file, gradebook.sheet(term, gradebook.pupils(term)));
    }

    /// Whether this very form has been taken over already.
    public boolean isDecided(Viewer.InCharge by, String key) {
        return changes.hasDecided(by, key);
    }

    /// Decides all that a plan says. Those that somebody changes in this moment stay.
    public Changes.Outcome decide(Viewer.InCharge by, GradePlan plan, String reason, String key) {
        return changes.decideEach(
                by,
                reason,
                key,
                plan.edits().stream()
                        .map(edit ->
                                new Changes.Edit(
                                        new Changes.Target(
                                                edit.row().pupil().enrolment(),
                                                edit.row().pupil().ref(),
                                                edit.column().id(),
                                                edit.column().ref(),
                                                edit.column().slug(),
                                                edit.row().of(edit.column()).version()),
                                        edit.decision()))
                        .toList());
    }
}
