package savepoint.server.regrade;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import savepoint.server.assignment.Assignment;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;
import savepoint.server.grading.Gradings;
import savepoint.server.people.Audit;
import savepoint.server.people.Viewer;
import savepoint.server.web.Figures;

/// Grading again: asked for, looked at, then promoted or dropped; what was promoted can be undone.
public final class Regrades {
    private final Database database;
    private final RegradeStore store;
    private final Gradings gradings;
    private final Audit audit;
    private final InstantSource clock;

    /// Regrades asked for and decided by this clock.
    public Regrades(Database database, Gradings gradings, Audit audit, InstantSource clock) {
        this.database = database;
        this.store = database.store(RegradeStore.class);
        this.gradings = gradings;
        this.audit = audit;
        this.clock = clock;
    }

    /// Which hand-ins are to be graded again, and why; `key` tells the same form sent twice.
    public record Wish(
            Regrade.Scope scope, List<Gradings.Subject> subjects, String reason, String key) {}

    /// Queues these hand-ins behind all live ones, and returns the regrade's ref.
    public String ask(Viewer.InCharge actor, Assignment assignment, Wish wish) {
        return database.inTransaction(handle -> {
            var inside = handle.attach(RegradeStore.class);
            inside.lock(assignment.row().activityId());
            return inside.byKey(assignment.row().activityId(), wish.key())
                    .orElseGet(() -> add(handle, actor, assignment, wish));
        });
    }

    private String add(Handle handle, Viewer.InCharge actor, Assignment assignment, Wish wish) {
        var inside = handle.attach(RegradeStore.class);
        var ref = Refs.random();
        long regrade =
                inside.insert(
                        ref,
                        assignment.row().activityId(),
                        assignment.row().versionId(),
                        wish.scope().code(),
                        wish.reason(),
                        actor.person().id(),
                        clock.instant(),
                        wish.key());
        var queued =
                wish.subjects().stream()
                        .map(subject -> gradings.askAgain(handle, subject))
                        .toList();
        inside.own(regrade, String.join(",", queued));
        audit.record(
                handle,
                actor,
                "asked for a regrade",
                "regrade " + ref,
                Map.of(
                        "assignment",
                        assignment.row().slug(),
                        "handIns",
                        queued.size(),
                        "bundle",
                        assignment.row().tree(),
                        "reason",
                        wish.reason()));
        return ref;
    }

    /// A regrade of the viewer's term.
    public Optional<Regrade> find(Viewer.InCharge viewer, String ref) {
        return Refs.isRef(ref) ? store.find(viewer.term().id(), ref) : Optional.empty();
    }

    /// An assignment's regrades, newest first.
    public List<Regrade> of(Assignment assignment) {
        return store.of(assignment.row().activityId());
    }

    /// Its hand-ins by student, each beside the verdict that counts without it.
    public List<Regrade.Comparison> comparisons(Regrade regrade) {
        return comparisons(store, regrade);
    }

    private static List<Regrade.Comparison> comparisons(RegradeStore store, Regrade regrade) {
        boolean decided =
                switch (regrade.state()) {
                    case PROMOTED -> true;
                    case UNDER_WAY, READY, DROPPED, UNDONE -> false;
                };
        return decided
                ? store.comparedWithBefore(regrade.id(), regrade.promotion())
                : store.comparedWithNow(regrade.id());
    }

    /// Makes its verdicts count, but for faults of ours and, if nobody is to be lowered, lower ones; false where it can
    /// no longer or not yet be promoted.
    public boolean promote(Viewer.InCharge actor, Regrade regrade, boolean neverLower) {
        return decide(
                regrade,
                Regrade::mayBePromoted,
                (handle, now) -> {
                    var inside = handle.attach(RegradeStore.class);
                    var compared = comparisons(inside, now);
                    long event = event(inside, actor, now, Regrade.Event.PROMOTED, neverLower, "");
                    inside.insertDecisions(
                            event,
                            compared.stream()
                                    .map(one ->
                                            new RegradeStore.Decision(
                                                    one.submissionId(),
                                                    one.gradingId(),
                                                    one.beforeGrading(),
                                                    one.isTaken(neverLower)))
                                    .toList());
                    audit.record(
                            handle,
                            actor,
                            "promoted a regrade",
                            "regrade " + now.ref(),
                            detail(now, compared, neverLower));
                    for (var one : compared) {
                        if (one.isTaken(neverLower) && one.changes())
                            changed(
                                    handle,
                                    actor,
                                    one,
                                    new Change(one.beforePoints(), one.afterPoints(), now.reason()),
                                    now);
                    }
                });
    }

    /// Gives it up: what still waits leaves the queue, and nothing of it ever counts.
    public boolean drop(Viewer.InCharge actor, Regrade regrade) {
        return decide(
                regrade,
                Regrade::mayBeDropped,
                (handle, now) -> {
                    var inside = handle.attach(RegradeStore.class);
                    event(inside, actor, now, Regrade.Event.DROPPED, false, "");
                    int left = inside.leaveQueue(now.id());
                    audit.record(
                            handle,
                            actor,
                            "dropped a regrade",
                            "regrade " + now.ref(),
                            Map.of("reason", now.reason(), "notGraded", left));
                });
    }

    /// Takes a promotion back: what counted before it counts again.
    public boolean undo(Viewer.InCharge actor, Regrade regrade, String reason) {
        return decide(
                regrade,
                now -> now.state() == Regrade.State.PROMOTED,
                (handle, now) -> {
                    var inside = handle.attach(RegradeStore.class);
                    var compared = comparisons(inside, now);
                    event(inside, actor, now, Regrade.Event.UNDONE, false, reason);
                    audit.record(
                            handle,
                            actor,
                            "undid a regrade",
                            "regrade " + now.ref(),
                            Map.of("reason", reason));
                    for (var one : compared) {
                        if (one.taken() && one.changes())
                            changed(
                                    handle,
                                    actor,
                                    one,
                                    new Change(one.afterPoints(), one.beforePoints(), reason),
                                    now);
                    }
                });
    }

    private interface Decision {
        void make(Handle handle, Regrade now);
    }

    private boolean decide(Regrade regrade, Predicate<Regrade> allowed, Decision decision) {
        return database.inTransaction(handle -> {
            var inside = handle.attach(RegradeStore.class);
            inside.lock(regrade.activityId());
            var now =
                    inside.of(regrade.activityId()).stream()
                            .filter(one -> one.id() == regrade.id())
                            .filter(allowed)
                            .findFirst();
            now.ifPresent(found -> decision.make(handle, found));
            return now.isPresent();
        });
    }

    private long event(
            RegradeStore inside,
            Viewer.InCharge actor,
            Regrade regrade,
            Regrade.Event event,
            boolean neverLower,
            String reason) {
        return inside.insertEvent(
                regrade.id(),
                event.code(),
                neverLower,
                reason,
                actor.person().id(),
                clock.instant());
    }

    private static Map<String, ?> detail(
            Regrade regrade, List<Regrade.Comparison> compared, boolean neverLower) {
        var detail = new HashMap<String, Object>();
        detail.put("reason", regrade.reason());
        detail.put("neverLower", neverLower);
        compared.stream()
                .collect(Collectors.groupingBy(Regrade.Comparison::move, Collectors.counting()))
                .forEach((move, many) -> detail.put(move.name().toLowerCase(Locale.ROOT), many));
        return detail;
    }

    private void changed(
            Handle handle,
            Viewer.InCharge actor,
            Regrade.Comparison one,
            Change change,
            Regrade regrade) {
        audit.record(
                handle,
                actor,
                "verdict changed",
                "submission " + one.submission(),
                Map.of(
                        "regrade",
                        regrade.ref(),
                        "from",
                        points(change.from()),
                        "to",
                        points(change.to()),
                        "reason",
                        change.reason()));
    }

    private record Change(BigDecimal from, BigDecimal to, String reason) {}

    private static String points(BigDecimal points) {
        return points == null ? "none" : Figures.plain(points);
    }
}
