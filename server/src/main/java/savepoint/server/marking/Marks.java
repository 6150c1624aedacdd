package savepoint.server.marking;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import savepoint.server.db.Database;
import savepoint.server.people.Audit;
import savepoint.server.people.Viewer;
import savepoint.server.web.Figures;

/// Marks by the rubric, criterion by criterion. Students see them at once; a save that knows of no later one than its
/// own is told so instead of overwriting it.
public final class Marks {
    /// As much as still stands beside a mark.
    public static final int LONGEST_NOTE = 1000;

    private final Database database;
    private final MarkStore store;
    private final Audit audit;
    private final InstantSource clock;

    /// Marks set by this clock.
    public Marks(Database database, Audit audit, InstantSource clock) {
        this.database = database;
        this.store = database.store(MarkStore.class);
        this.audit = audit;
        this.clock = clock;
    }

    /// What is to be set: `basedOn` is the version that whoever sets it has seen, 0 for none; `points` is null to take
    /// the mark away.
    public record Wish(String criterion, int basedOn, BigDecimal points, String note) {}

    /// What became of it.
    public sealed interface Change {
        /// It stands so now.
        record Saved(Mark now) implements Change {}

        /// Somebody has set it meanwhile, to this.
        record Conflict(Mark now) implements Change {}
    }

    /// A hand-in's marks by criterion, those that were taken away included.
    public Map<String, Mark> of(long submission) {
        return store.of(submission).stream()
                .collect(Collectors.toMap(Mark::criterion, Function.identity()));
    }

    /// Sets a mark on a hand-in.
    public Change set(Viewer.Staff marker, long submission, String ref, Wish wish) {
        return database.inTransaction(handle -> {
            var inside = handle.attach(MarkStore.class);
            var before = inside.newest(submission, wish.criterion());
            if (before.isPresent() && isSame(before.get(), wish))
                return new Change.Saved(before.get());
            int set =
                    inside.set(
                            submission,
                            wish.criterion(),
                            before.isEmpty() ? 0 : wish.basedOn(),
                            wish.points(),
                            wish.note(),
                            marker.person().id(),
                            clock.instant());
            var now = inside.newest(submission, wish.criterion()).orElseThrow();
            if (set == 0) return new Change.Conflict(now);
            inside.take(submission, marker.person().id(), clock.instant());
            record(handle, marker, ref, before, now);
            return new Change.Saved(now);
        });
    }

    /// Notes in the caller's transaction that this hand-in is the marker's for the next minutes.
    public void take(Handle handle, Viewer.Staff marker, long submission) {
        handle.attach(MarkStore.class).take(submission, marker.person().id(), clock.instant());
    }

    private static boolean isSame(Mark mark, Wish wish) {
        var points = Optional.ofNullable(mark.points()).map(Figures::plain);
        return points.equals(Optional.ofNullable(wish.points()).map(Figures::plain))
                && mark.note().equals(wish.note());
    }

    private void record(
            Handle handle, Viewer.Staff marker, String ref, Optional<Mark> before, Mark now) {
        var detail = new HashMap<String, Object>();
        detail.put("criterion", now.criterion());
        detail.put("note", now.note());
        detail.put("from", points(before.map(Mark::points)));
        detail.put("to", points(Optional.ofNullable(now.points())));
        audit.record(handle, marker, "marked", "submission " + ref, detail);
    }

    private static String points(Optional<BigDecimal> points) {
        return points.map(Figures::plain).orElse("none");
    }
}
