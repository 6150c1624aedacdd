package savepoint.server.deadline;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;
import savepoint.server.people.Audit;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;

/// More time for students and sections: granted and revoked, never changed or forgotten.
public final class Extensions {
    private final Database database;
    private final ExtensionStore store;
    private final Audit audit;
    private final InstantSource clock;

    /// Extensions granted by this clock.
    public Extensions(Database database, Audit audit, InstantSource clock) {
        this.database = database;
        this.store = database.store(ExtensionStore.class);
        this.audit = audit;
        this.clock = clock;
    }

    /// What is granted; one of the times may be null.
    record Grant(Instant dueAt, Instant closesAt, String reason, String key) {}

    /// Whom it is granted to.
    sealed interface Whom {
        /// One student.
        record Student(ExtensionStore.Student student) implements Whom {}

        /// Everybody who is in a section, and whoever joins it.
        record Section(String name) implements Whom {}
    }

    Optional<TimedActivity> activity(Term term, String ref) {
        return Refs.isRef(ref) ? store.activity(term.id(), ref) : Optional.empty();
    }

    /// Those of a term that have a deadline, by week.
    List<TimedActivity> withDeadline(Term term) {
        return store.withDeadline(term.id());
    }

    TimedActivity byId(Term term, long id) {
        return store.activity(term.id(), id);
    }

    List<Extension> of(TimedActivity activity) {
        return store.ofActivity(activity.id());
    }

    List<ExtensionStore.Student> students(Term term) {
        return store.students(term.id());
    }

    /// Grants the same to several at once; the same form sent twice grants once.
    void grant(Viewer.InCharge by, TimedActivity activity, List<Whom> whom, Grant grant) {
        database.useTransaction(
                handle -> whom.forEach(one -> grant(handle, by, activity, one, grant)));
    }

    /// Grants several activities to several at once, all or nothing.
    void grant(Viewer.InCharge by, List<BulkForm.For> all, List<Whom> whom) {
        database.useTransaction(handle ->
                all.forEach(each ->
                        whom.forEach(
                                one -> grant(handle, by, each.activity(), one, each.grant()))));
    }

    /// Grants in the caller's transaction; empty where the same form has granted it already.
    Optional<Long> grant(
            Handle handle, Viewer.InCharge by, TimedActivity activity, Whom whom, Grant grant) {
        var ref = Refs.random();
        var student = whom instanceof Whom.Student(var one) ? one : null;
        var section = whom instanceof Whom.Section(var name) ? name : null;
        var row =
                new ExtensionStore.New(
                        ref,
                        activity.id(),
                        student == null ? null : student.id(),
                        section,
                        grant.dueAt(),
                        grant.closesAt(),
                        grant.reason(),
                        by.person().id(),
                        clock.instant(),
                        grant.key());
        var made = handle.attach(ExtensionStore.class).insert(row);
        if (made.isPresent()) {
            var detail = new LinkedHashMap<String, Object>();
            detail.put("activity", activity.slug());
            if (student != null) detail.put("student", student.ref());
            else detail.put("section", section);
            if (grant.dueAt() != null) detail.put("due", grant.dueAt().toString());
            if (grant.closesAt() != null) detail.put("closes", grant.closesAt().toString());
            detail.put("reason", grant.reason());
            audit.record(handle, by, "extended", "extension " + ref, detail);
        }
        return made;
    }

    /// Takes an extension back; the ref of its activity, or empty where the term has no such extension. Twice is harmless.
    Optional<String> revoke(Viewer.InCharge by, String ref, String reason) {
        if (!Refs.isRef(ref)) return Optional.empty();
        return database.inTransaction(handle -> {
            var inside = handle.attach(ExtensionStore.class);
            var found = inside.find(by.term().id(), ref);
            found.ifPresent(one -> {
                int done = inside.revoke(one.id(), reason, by.person().id(), clock.instant());
                if (done == 1) {
                    audit.record(
                            handle,
                            by,
                            "revoked extension",
                            "extension " + ref,
                            Map.of("reason", reason));
                }
            });
            return found.map(ExtensionStore.Place::activity);
        });
    }
}
