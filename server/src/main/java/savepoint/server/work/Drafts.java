package savepoint.server.work;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;
import savepoint.server.people.Viewer;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Keeps what students type. Nothing is overwritten unseen: a save that is not based on the newest draft is answered with
/// that draft, and the history holds both once the student has chosen.
public final class Drafts {
    /// Entries kept of each work.
    public static final int MOST_KEPT = 200;

    /// For so long the saves of one page make one entry.
    static final Duration ONE_ENTRY = Duration.ofMinutes(5);

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final Database database;
    private final DraftStore store;
    private final Works works;
    private final InstantSource clock;

    /// Drafts of these works, saved by this clock.
    public Drafts(Database database, Works works, InstantSource clock) {
        this.database = database;
        this.store = database.store(DraftStore.class);
        this.works = works;
        this.clock = clock;
    }

    /// What became of a save.
    public sealed interface Saving {
        /// It is kept, and is the newest draft now.
        record Saved(Draft draft) implements Saving {}

        /// Another page saved meanwhile; this stands there, and nothing was changed.
        record Overtaken(Draft standing) implements Saving {}
    }

    /// Keeps what was typed.
    public Saving save(Viewer.Student student, long activity, Draft.Typed typed) {
        return database.inTransaction(handle -> save(handle, student, activity, typed));
    }

    /// Keeps what was typed in the history, and puts these files on top of it.
    public Saving saveThenPut(
            Viewer.Student student, long activity, Draft.Typed typed, Map<String, String> files) {
        if (files.equals(typed.files())) return save(student, activity, typed);
        return database.inTransaction(handle ->
                switch (save(handle, student, activity, typed)) {
                    case Saving.Overtaken overtaken -> overtaken;
                    case Saving.Saved _ -> new Saving.Saved(put(handle, student, activity, files));
                });
    }

    /// Keeps what was typed in the history, and puts the draft that it was to be based on back on top.
    public Saving saveThenPutBack(Viewer.Student student, long activity, Draft.Typed typed) {
        return database.inTransaction(handle -> {
            var work = works.lock(handle, student, activity);
            var standing = newest(handle, student, work);
            return switch (save(handle, student, activity, typed)) {
                case Saving.Overtaken overtaken -> overtaken;
                case Saving.Saved saved ->
                        standing.<Saving>map(draft ->
                                        new Saving.Saved(
                                                put(handle, student, activity, draft.files())))
                                .orElse(saved);
            };
        });
    }

    /// Puts files on top of the history, where all else stays.
    public Draft put(Viewer.Student student, long activity, Map<String, String> files) {
        return database.inTransaction(handle -> put(handle, student, activity, files));
    }

    private Saving save(Handle handle, Viewer.Student student, long activity, Draft.Typed typed) {
        var work = works.lock(handle, student, activity);
        var inside = handle.attach(DraftStore.class);
        var newest = newest(handle, student, work);
        if (newest.isEmpty()) return new Saving.Saved(add(handle, student, work, typed));
        var standing = newest.get();
        if (standing.files().equals(typed.files())) return new Saving.Saved(standing);
        boolean samePage = standing.own() && standing.tab().equals(typed.tab());
        if (!samePage && !standing.version().equals(typed.basedOn()))
            return new Saving.Overtaken(standing);
        // sent before what stands, and overtaken on the way: the page has heard of the later one,
        // or will
        if (samePage && typed.turn() != 0 && typed.turn() < standing.turn())
            return new Saving.Saved(standing);
        boolean sameEntry =
                samePage && clock.instant().isBefore(standing.beganAt().plus(ONE_ENTRY));
        if (!sameEntry) return new Saving.Saved(add(handle, student, work, typed));
        inside.replace(standing.ref(), typed.turn(), clock.instant(), json(typed.files()));
        return new Saving.Saved(newest(handle, student, work).orElseThrow());
    }

    private Draft put(
            Handle handle, Viewer.Student student, long activity, Map<String, String> files) {
        var work = works.lock(handle, student, activity);
        // A page of its own: what is typed next begins another entry.
        return newest(handle, student, work)
                .filter(standing -> standing.files().equals(files))
                .orElseGet(() ->
                        add(handle, student, work, new Draft.Typed(files, Refs.random(), "", 0)));
    }

    private Draft add(Handle handle, Viewer.Student student, Work work, Draft.Typed typed) {
        var inside = handle.attach(DraftStore.class);
        inside.insert(
                Refs.random(),
                work.id(),
                student.enrolment().id(),
                typed.tab(),
                typed.turn(),
                clock.instant(),
                json(typed.files()));
        inside.forgetOldest(work.id(), MOST_KEPT);
        return newest(handle, student, work).orElseThrow();
    }

    private static Optional<Draft> newest(Handle handle, Viewer.Student student, Work work) {
        return handle.attach(DraftStore.class)
                .newest(work.id(), student.enrolment().id())
                .map(Drafts::draft);
    }

    /// The newest draft of the student's work.
    public Optional<Draft> newest(Viewer.Student student, long activity) {
        return works.of(student, activity)
                .flatMap(work -> store.newest(work.id(), student.enrolment().id()))
                .map(Drafts::draft);
    }

    /// A draft of the student's work.
    public Optional<Draft> find(Viewer.Student student, long activity, String ref) {
        if (!Refs.isRef(ref)) return Optional.empty();
        return works.of(student, activity)
                .flatMap(work -> store.find(work.id(), student.enrolment().id(), ref))
                .map(Drafts::draft);
    }

    /// All drafts of the student's work, newest first.
    public List<Draft.Entry> history(Viewer.Student student, long activity) {
        return works.of(student, activity)
                .map(work -> store.history(work.id(), student.enrolment().id()))
                .orElse(List.of());
    }

    private static Draft draft(DraftStore.Row row) {
        return new Draft(
                row.ref(),
                row.saves(),
                row.by(),
                row.own(),
                row.tab(),
                row.turn(),
                row.beganAt(),
                row.savedAt(),
                JsonMapper.shared().readValue(row.files(), TEXTS));
    }

    private static String json(Map<String, String> files) {
        return JsonMapper.shared().writeValueAsString(files);
    }
}
