package savepoint.server.similarity.cases;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;
import savepoint.server.people.Audit;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import savepoint.server.similarity.compare.Pair;

/// Cases that people open, and what becomes of them. They change no grade and tell no student; every step is an audit row.
public final class Cases {
    /// As much as still reads as a note.
    public static final int LONGEST = 4_000;

    private final Database database;
    private final CaseStore store;
    private final Audit audit;
    private final InstantSource clock;

    /// Cases of this database, by this clock.
    public Cases(Database database, Audit audit, InstantSource clock) {
        this.database = database;
        this.store = database.store(CaseStore.class);
        this.audit = audit;
        this.clock = clock;
    }

    /// Opens a case about two hand-ins and returns its ref; the same form sent twice is one case.
    public String open(Viewer.InCharge by, Pair pair, String reason, String key) {
        return database.inTransaction(handle -> {
            var inside = handle.attach(CaseStore.class);
            var ref = Refs.random();
            if (inside.open(ref, pair.id(), by.person().id(), reason, clock.instant(), key) == 0)
                return inside.byKey(pair.id(), key);
            audit.record(
                    handle,
                    by,
                    "similarity: case opened",
                    "case " + ref,
                    Map.of(
                            "assignment",
                            pair.assignment(),
                            "handIns",
                            List.of(pair.one(), pair.other()),
                            "reason",
                            reason));
            return ref;
        });
    }

    /// Adds a note or an outcome; the case as it stands by now if it does not take that. The same form sent twice adds once.
    Optional<Case> add(Viewer.InCharge by, Case found, String kind, String body, String key) {
        return database.inTransaction(handle -> {
            var inside = handle.attach(CaseStore.class);
            inside.lock(found.id());
            if (inside.isAdded(found.id(), key)) return Optional.empty();
            var now = inside.find(by.term().id(), found.ref()).orElseThrow();
            if (!now.takes(kind)) return Optional.of(now);
            inside.add(found.id(), kind, body, by.person().id(), clock.instant(), key);
            audit.record(
                    handle,
                    by,
                    "similarity: case " + kind,
                    "case " + found.ref(),
                    Map.of("assignment", found.assignment(), "said", body));
            return Optional.empty();
        });
    }

    /// A case of the term.
    Optional<Case> find(Term term, String ref) {
        return Refs.isRef(ref) ? store.find(term.id(), ref) : Optional.empty();
    }

    /// An assignment's cases, newest first.
    public List<Case> of(Term term, String assignment) {
        return store.of(term.id(), assignment);
    }

    /// Those about a pair.
    public List<Case> of(Pair pair) {
        return store.ofPair(pair.id());
    }

    /// What was said and decided, oldest first.
    List<Case.Entry> entries(Case found) {
        return store.entries(found.id());
    }
}
