package savepoint.server.operations;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;
import savepoint.server.grading.Gradings;
import savepoint.server.people.Audit;
import savepoint.server.people.Viewer;

/// How the platform is doing, and what whoever runs it can do about it.
public final class Operations {
    /// Back to when verdicts tell how quick grading is.
    static final Duration LATELY = Duration.ofHours(1);

    static final Duration TODAY = Duration.ofDays(1);

    /// Faults are shown for so long.
    static final Duration REMEMBERED = Duration.ofDays(14);

    // Enough to tell from, and few enough to be read at every look.
    private static final int VERDICTS = 1000;
    private static final int FAULTS = 50;

    private final Database database;
    private final OperationStore store;
    private final Gradings gradings;
    private final Audit audit;
    private final InstantSource clock;

    /// Of this database; what is asked for again is queued by `gradings`.
    public Operations(Database database, Gradings gradings, Audit audit, InstantSource clock) {
        this.database = database;
        this.store = database.store(OperationStore.class);
        this.gradings = gradings;
        this.audit = audit;
        this.clock = clock;
    }

    OperationStore.Queue queue() {
        return store.queue(clock.instant());
    }

    List<OperationStore.Grader> graders() {
        return store.graders();
    }

    OperationStore.Pace pace() {
        return store.pace(clock.instant().minus(LATELY), VERDICTS);
    }

    List<OperationStore.Slow> slowest() {
        return store.slowest(clock.instant().minus(TODAY), VERDICTS);
    }

    List<OperationStore.Fault> faults() {
        return store.faults(clock.instant().minus(REMEMBERED), FAULTS);
    }

    List<OperationStore.Job> jobs() {
        return store.jobs();
    }

    long bytes() {
        return store.bytes().longValueExact();
    }

    /// Has a hand-in graded again whose grading we gave up, by the checks that it was handed in for; false where that
    /// was asked for already. The student's attempts and points stay what they are until the new verdict comes.
    boolean retry(Viewer.Administrator by, String grading) {
        if (!Refs.isRef(grading)) return false;
        return database.inTransaction(handle -> {
            var parked = handle.attach(OperationStore.class).parked(grading);
            if (parked.isEmpty()) return false;
            var found = parked.get();
            gradings.ask(
                    handle,
                    new Gradings.Subject(
                            found.submissionId(),
                            found.work(),
                            found.enrolment(),
                            found.tree(),
                            found.version()));
            audit.record(
                    handle,
                    by.person(),
                    found.inTerm(),
                    "graded again",
                    "submission " + found.submission(),
                    Map.of("after", "grader-fault", "grading", grading));
            return true;
        });
    }
}
