package savepoint.server.work;

import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;
import savepoint.server.people.Viewer;

/// The works of a term: one for each student or team and assignment, made when something is first kept for it.
public final class Works {
    private final WorkStore store;
    private final InstantSource clock;

    /// Works made by this clock.
    public Works(Database database, InstantSource clock) {
        this.store = database.store(WorkStore.class);
        this.clock = clock;
    }

    /// The student's work for an activity, if anything was kept for it yet.
    public Optional<Work> of(Viewer.Student student, long activity) {
        return store.of(activity, student.enrolment().id());
    }

    /// The student's work, made if need be. Until the caller's transaction ends nobody else hands in or saves for it.
    public Work lock(Handle handle, Viewer.Student student, long activity) {
        var inside = handle.attach(WorkStore.class);
        long enrolment = student.enrolment().id();
        inside.lockEnrolment(enrolment);
        return inside.lock(activity, enrolment)
                .orElseGet(() -> {
                    var made = inside.insert(Refs.random(), activity, clock.instant());
                    inside.insertMember(made.id(), activity, enrolment);
                    return made;
                });
    }
}
