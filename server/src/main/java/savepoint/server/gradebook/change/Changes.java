package savepoint.server.gradebook.change;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;
import savepoint.server.people.Audit;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;

/// What staff decide about grades: overrides, excuses, and taking them back. Each is a row with a reason; none is edited.
public final class Changes {
    /// As much as still reads as a reason.
    public static final int LONGEST_REASON = 500;

    private final Database database;
    private final ChangeStore store;
    private final Audit audit;
    private final InstantSource clock;

    /// Decisions taken by this clock.
    public Changes(Database database, Audit audit, InstantSource clock) {
        this.database = database;
        this.store = database.store(ChangeStore.class);
        this.audit = audit;
        this.clock = clock;
    }

    /// A cell to be changed, as whoever changes it has seen it.
    ///
    /// @param student the ref of the enrolment, for the record
    /// @param basedOn the version that was seen; 0 where there was none
    public record Target(
            long enrolment,
            String student,
            long activity,
            String activityRef,
            String slug,
            int basedOn) {}

    /// What is to be decided; `key` makes the same form sent twice one change.
    public record Wish(Decision decision, String reason, String key) {}

    /// What became of it.
    ///
    /// @param ref of the change; empty where nothing was changed
    /// @param changed how many cells
    /// @param overtaken those that somebody has changed meanwhile, which stay as they are
    public record Outcome(Optional<String> ref, int changed, List<Target> overtaken) {
        public Outcome {
            overtaken = List.copyOf(overtaken);
        }
    }

    /// One decision about a cell, newest first in its history.
    public record Past(
            int version,
            String kind,
            BigDecimal points,
            String change,
            String ref,
            String reason,
            String by,
            Instant at) {
        /// What it made of the cell.
        public String words() {
            return Decision.words(kind, points);
        }
    }

    private record Key(long enrolment, long activity) {
        static Key of(Target target) {
            return new Key(target.enrolment(), target.activity());
        }
    }

    /// Decides about cells; those that somebody has changed since they were seen are left alone.
    public Outcome decide(Viewer.InCharge by, Wish wish, List<Target> targets) {
        return database.inTransaction(handle -> {
            var inside = handle.attach(ChangeStore.class);
            inside.lock(by.term().id());
            var before = inside.byKey(by.term().id(), by.person().id(), wish.key());
            if (before.isPresent()) return new Outcome(before, targets.size(), List.of());
            var now = now(inside, targets);
            var overtaken = new ArrayList<Target>();
            var open = new ArrayList<Target>();
            for (var target : targets) {
                var version = now.get(Key.of(target));
                (seen(version) == target.basedOn() ? open : overtaken).add(target);
            }
            if (open.isEmpty()) return new Outcome(Optional.empty(), 0, overtaken);
            var made = made(by, wish.decision().change(), null, wish.reason(), wish.key());
            long id = inside.insert(made);
            for (var target : open)
                write(handle, by, made, id, new Edit(target, wish.decision()), now);
            return new Outcome(Optional.of(made.ref()), open.size(), overtaken);
        });
    }

    /// A cell with what is decided about it.
    public record Edit(Target target, Decision decision) {}

    /// Whether a form of this key has decided already.
    public boolean hasDecided(Viewer.InCharge by, String key) {
        return Decision.CHANGES.stream()
                .anyMatch(kind ->
                        store.byKey(by.term().id(), by.person().id(), each(key, kind)).isPresent());
    }

    /// Decides about each cell for itself, with one reason: one change sets points, another excuses. Those that somebody has
    /// changed since they were seen are left alone.
    public Outcome decideEach(Viewer.InCharge by, String reason, String key, List<Edit> edits) {
        var byKind =
                edits.stream().collect(Collectors.groupingBy(edit -> edit.decision().change()));
        return database.inTransaction(handle -> {
            var inside = handle.attach(ChangeStore.class);
            inside.lock(by.term().id());
            Optional<String> ref = Optional.empty();
            int decided = 0;
            var overtaken = new ArrayList<Target>();
            for (var kind : byKind.entrySet()) {
                var now = now(inside, kind.getValue().stream().map(Edit::target).toList());
                var open = new ArrayList<Edit>();
                for (var edit : kind.getValue()) {
                    boolean asSeen =
                            seen(now.get(Key.of(edit.target()))) == edit.target().basedOn();
                    if (asSeen) open.add(edit);
                    else overtaken.add(edit.target());
                }
                if (open.isEmpty()) continue;
                var made = made(by, kind.getKey(), null, reason, each(key, kind.getKey()));
                long id = inside.insert(made);
                for (var edit : open) write(handle, by, made, id, edit, now);
                ref = Optional.of(made.ref());
                decided += open.size();
            }
            return new Outcome(ref, decided, overtaken);
        });
    }

    private static String each(String key, String kind) {
        return key + " " + kind;
    }

    private void write(
            Handle handle,
            Viewer.InCharge by,
            ChangeStore.New made,
            long id,
            Edit edit,
            Map<Key, ChangeStore.Version> now) {
        var target = edit.target();
        handle.attach(ChangeStore.class)
                .write(
                        target.activity(),
                        target.enrolment(),
                        target.basedOn() + 1,
                        id,
                        edit.decision().kind(),
                        edit.decision().value());
        var version = now.get(Key.of(target));
        record(
                handle,
                by,
                made,
                new Cell(target.student(), target.activityRef(), target.slug()),
                version == null ? "as earned" : Decision.words(version.kind(), version.points()),
                edit.decision().words());
    }

    /// Undoes a change wherever nothing was decided since; returns in how many cells. `key` makes the same form sent twice
    /// one undoing.
    public int undo(Viewer.InCharge by, Change change, String key) {
        return database.inTransaction(handle -> {
            var inside = handle.attach(ChangeStore.class);
            inside.lock(by.term().id());
            var before = inside.byKey(by.term().id(), by.person().id(), key);
            if (before.isPresent())
                return inside.find(by.term().id(), before.get()).map(Change::cells).orElse(0);
            var standing = inside.standing(change.id());
            if (standing.isEmpty()) return 0;
            var made = made(by, "undo", change.id(), "undone: " + change.reason(), key);
            long id = inside.insert(made);
            for (var version : standing) {
                var kind = version.kindBefore() == null ? "none" : version.kindBefore();
                inside.write(
                        version.activity(),
                        version.enrolment(),
                        version.version() + 1,
                        id,
                        kind,
                        version.pointsBefore());
                record(
                        handle,
                        by,
                        made,
                        new Cell(version.student(), version.activityRef(), version.slug()),
                        Decision.words(version.kind(), version.points()),
                        Decision.words(kind, version.pointsBefore()));
            }
            return standing.size();
        });
    }

    /// A change of the term.
    public Optional<Change> find(Term term, String ref) {
        return Refs.isRef(ref) ? store.find(term.id(), ref) : Optional.empty();
    }

    /// The newest changes, or those before one of them.
    ///
    /// @param before an id, or 0
    public List<Change> newest(Term term, long before, int most) {
        return store.changes(term.id(), before, most);
    }

    /// All decisions about a student's activity, newest first.
    public List<Past> history(long enrolment, long activity) {
        return store.history(activity, enrolment);
    }

    private static Map<Key, ChangeStore.Version> now(ChangeStore inside, List<Target> targets) {
        return inside
                .now(
                        targets.stream().map(Target::activity).distinct().toArray(Long[]::new),
                        targets.stream().map(Target::enrolment).distinct().toArray(Long[]::new))
                .stream()
                .collect(
                        Collectors.toMap(
                                one -> new Key(one.enrolment(), one.activity()), one -> one));
    }

    private static int seen(ChangeStore.Version version) {
        return version == null ? 0 : version.version();
    }

    private ChangeStore.New made(
            Viewer.InCharge by, String kind, Long undoes, String reason, String key) {
        return new ChangeStore.New(
                Refs.random(),
                by.term().id(),
                kind,
                undoes,
                reason,
                by.person().id(),
                clock.instant(),
                key);
    }

    private record Cell(String student, String activity, String slug) {}

    private void record(
            Handle handle,
            Viewer.InCharge by,
            ChangeStore.New change,
            Cell cell,
            String from,
            String to) {
        audit.record(
                handle,
                by,
                "grade: " + change.kind(),
                "enrolment " + cell.student(),
                Map.of(
                        "activity",
                        cell.slug(),
                        "from",
                        from,
                        "to",
                        to,
                        "reason",
                        change.reason(),
                        "change",
                        change.ref()));
    }
}
