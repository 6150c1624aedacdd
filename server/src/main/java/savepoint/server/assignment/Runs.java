package savepoint.server.assignment;

import java.time.InstantSource;
import java.util.Optional;
import savepoint.grader.bundle.FileTree;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;
import savepoint.server.grading.Bundles;
import savepoint.server.grading.Gradings;
import savepoint.server.people.Viewer;
import savepoint.server.work.Works;

/// What students try on the visible rows: as often as they like, and for nothing.
public final class Runs {
    /// Runs that one student may have waiting in a term, so that nobody fills the queue.
    static final int MOST_UNDER_WAY = 2;

    private final Database database;
    private final RunStore store;
    private final Works works;
    private final Gradings gradings;
    private final InstantSource clock;

    /// Runs asked for by this clock.
    public Runs(Database database, Works works, Gradings gradings, InstantSource clock) {
        this.database = database;
        this.store = database.store(RunStore.class);
        this.works = works;
        this.gradings = gradings;
        this.clock = clock;
    }

    /// What became of a run that was asked for.
    public sealed interface Asked {
        /// It is queued, now or by an earlier request with the same key and the same files.
        record Taken(String ref) implements Asked {}

        /// Too many of the student's runs are under way.
        record Waits() implements Asked {}
    }

    /// Asks for a run of files that were found in order.
    public Asked ask(Viewer.Student student, Assignment assignment, FileTree files, String key) {
        var exactKey = key + " " + files.hash();
        return database.inTransaction(handle -> {
            var inside = handle.attach(RunStore.class);
            var work = works.lock(handle, student, assignment.row().activityId());
            var known = inside.byKey(work.id(), exactKey);
            if (known.isPresent()) return new Asked.Taken(known.get());
            long enrolment = student.enrolment().id();
            if (inside.underWay(enrolment) >= MOST_UNDER_WAY) return new Asked.Waits();
            var ref = Refs.random();
            var tree = Bundles.write(handle, files);
            long id = inside.insert(ref, work.id(), enrolment, clock.instant(), tree, exactKey);
            var _ =
                    gradings.run(
                            handle,
                            new Gradings.Subject(
                                    id, work.ref(), enrolment, tree, assignment.row().versionId()));
            return new Asked.Taken(ref);
        });
    }

    /// A run of this term that the viewer may see: their own work's, or anybody's for staff.
    public Optional<Run> find(Viewer.Member viewer, String ref) {
        if (!Refs.isRef(ref)) return Optional.empty();
        return switch (viewer) {
            case Viewer.Student student ->
                    store.ofMember(student.term().id(), student.enrolment().id(), ref);
            case Viewer.Staff staff -> store.inTerm(staff.term().id(), ref);
        };
    }
}
