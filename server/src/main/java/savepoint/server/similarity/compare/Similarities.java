package savepoint.server.similarity.compare;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import savepoint.server.assignment.Assignment;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;
import savepoint.server.people.Audit;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import savepoint.server.similarity.found.Found;
import savepoint.server.similarity.jplag.Jplag;

/// Comparisons of hand-ins: asked for, and looked at.
public final class Similarities {
    private final Database database;
    private final SimilarityStore store;
    private final Jplag jplag;
    private final Audit audit;
    private final InstantSource clock;

    /// Of this database; whether Java can be compared is this JPlag's to say.
    public Similarities(Database database, Jplag jplag, Audit audit, InstantSource clock) {
        this.database = database;
        this.store = database.store(SimilarityStore.class);
        this.jplag = jplag;
        this.audit = audit;
        this.clock = clock;
    }

    /// Why an assignment's hand-ins cannot be compared, in words; empty where they can.
    public Optional<String> problem(Assignment assignment) {
        return assignment.bundle().isJava() ? jplag.problem() : Optional.empty();
    }

    /// Asks for a comparison. The same form sent twice is one, and so is what is asked for while one is under way.
    public void ask(Viewer.InCharge by, Assignment assignment, String key) {
        long activity = assignment.row().activityId();
        database.useTransaction(handle -> {
            var inside = handle.attach(SimilarityStore.class);
            inside.lock(activity);
            if (inside.newest(activity).filter(Comparison::isOpen).isPresent()) return;
            var ref = Refs.random();
            if (inside.ask(ref, activity, by.person().id(), clock.instant(), key) == 0) return;
            audit.record(
                    handle,
                    by,
                    "similarity: compared",
                    "comparison " + ref,
                    Map.of("assignment", assignment.row().slug()));
        });
    }

    /// The newest of an assignment.
    public Optional<Comparison> newest(Assignment assignment) {
        return store.newest(assignment.row().activityId());
    }

    /// What it found, most alike first.
    public List<Pair> pairs(Comparison comparison) {
        return store.pairs(comparison.id());
    }

    /// How often hand-ins agree by nature; empty for Java.
    public List<Found.Rate> rates(long run) {
        return store.rates(run);
    }

    /// A pair of the term.
    public Optional<Pair> pair(Term term, String ref) {
        return Refs.isRef(ref) ? store.pair(term.id(), ref) : Optional.empty();
    }

    /// What a pair has in common, the longest part first.
    public List<Part> parts(Pair pair) {
        return store.parts(pair.id());
    }
}
