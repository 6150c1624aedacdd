package savepoint.server.work;

import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;
import savepoint.server.people.Viewer;

/// The works of a term: one for each student or team and assignment, made when something is first kept for it.
///
/// Whoever does something for a work holds first the student, then the work. Who belongs to it changes only while the
/// students concerned, and then both works, are held, each in the order of their ids.
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
        return inside.lock(activity, enrolment).orElseGet(() -> make(inside, activity, enrolment));
    }

    /// Holds students, whose works stay theirs until the caller's transaction ends.
    void lockStudents(Handle handle, long... enrolments) {
        var inside = handle.attach(WorkStore.class);
        LongStream.of(enrolments).sorted().forEach(inside::lockEnrolment);
    }

    /// The work of a student who is held.
    Optional<Work> ofHeld(Handle handle, long activity, long enrolment) {
        return handle.attach(WorkStore.class).of(activity, enrolment);
    }

    /// The work of a student who is held, made if need be.
    Work madeOfHeld(Handle handle, long activity, long enrolment) {
        var inside = handle.attach(WorkStore.class);
        return inside.of(activity, enrolment).orElseGet(() -> make(inside, activity, enrolment));
    }

    /// Holds two works.
    void lockWorks(Handle handle, long one, long other) {
        var _ = handle.attach(WorkStore.class).lockBoth(one, other);
    }

    /// A work that nobody belongs to yet.
    Work makeEmpty(Handle handle, long activity) {
        return handle.attach(WorkStore.class).insert(Refs.random(), activity, clock.instant());
    }

    private Work make(WorkStore inside, long activity, long enrolment) {
        var made = inside.insert(Refs.random(), activity, clock.instant());
        inside.insertMember(made.id(), activity, enrolment);
        return made;
    }
}
