package savepoint.server.review;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;
import savepoint.server.people.Audit;
import savepoint.server.people.Viewer;

/// Who does not review whom, for as long as the term lasts.
final class Conflicts {
    private final Database database;
    private final Audit audit;
    private final InstantSource clock;

    Conflicts(Database database, Audit audit, InstantSource clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /// The students of a term.
    List<BoardStore.Student> students(Viewer.Staff staff) {
        return database.store(BoardStore.class).students(staff.term().id());
    }

    /// Keeps two apart; the same form sent twice does it once.
    void add(
            Viewer.InCharge by,
            BoardStore.Student one,
            BoardStore.Student other,
            String reason,
            String key) {
        database.useTransaction(handle -> {
            int added =
                    handle.attach(BoardStore.class)
                            .addConflict(
                                    Refs.random(),
                                    by.term().id(),
                                    one.id(),
                                    other.id(),
                                    reason,
                                    by.person().id(),
                                    clock.instant(),
                                    key);
            if (added == 1)
                audit.record(
                        handle,
                        by,
                        "reviews: kept apart",
                        "enrolment " + one.ref(),
                        Map.of("other", other.ref(), "reason", reason));
        });
    }

    /// Lets them review each other again; empty where there is no such conflict.
    Optional<Long> end(Viewer.InCharge by, String ref) {
        if (!Refs.isRef(ref)) return Optional.empty();
        return database.inTransaction(handle -> {
            var inside = handle.attach(BoardStore.class);
            var found = inside.conflict(ref, by.term().id());
            found.filter(id -> inside.endConflict(id, by.person().id(), clock.instant()) == 1)
                    .ifPresent(_ ->
                            audit.record(
                                    handle,
                                    by,
                                    "reviews: no longer kept apart",
                                    "conflict " + ref,
                                    Map.of()));
            return found;
        });
    }
}
