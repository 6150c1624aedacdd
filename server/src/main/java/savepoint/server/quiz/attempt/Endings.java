package savepoint.server.quiz.attempt;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import savepoint.server.db.Database;
import savepoint.server.quiz.clock.Outages;

/// Attempts come to an end: handed in by their students, or because their time is up.
final class Endings {
    private static final Logger log = LoggerFactory.getLogger(Endings.class);
    // A quiz closes on everybody in the same moment. Each transaction waits for the disk, and those
    // that notify wait for each other, so many attempts share one.
    private static final int TOGETHER = 20;
    private static final int AT_ONCE = 4;
    private static final ThreadFactory THREADS =
            Thread.ofVirtual().name("end-attempts-", 0).factory();

    private final Database database;
    private final AttemptStore store;
    private final Attempts attempts;
    private final Marking marking;
    private final Outages outages;
    private final InstantSource clock;

    Endings(
            Database database,
            Attempts attempts,
            Marking marking,
            Outages outages,
            InstantSource clock) {
        this.database = database;
        this.store = database.store(AttemptStore.class);
        this.attempts = attempts;
        this.marking = marking;
        this.outages = outages;
        this.clock = clock;
    }

    /// Hands in and marks; without effect on one that has ended. The attempt as it is then.
    Attempt handIn(Attempt attempt) {
        if (!attempt.isOpen(clock.instant())) outages.beat();
        var _ = attempts.script(attempt);
        return database.inTransaction(handle -> {
            var now = clock.instant();
            for (var running : running(handle, List.of(attempt)))
                end(handle, List.of(running), running.isOpen(now) ? "handed-in" : "time-up", now);
            return Attempt.of(handle.attach(AttemptStore.class).byId(attempt.id()));
        });
    }

    /// Ends one whose time is up. The attempt as it is then: it runs on where the platform was away meanwhile.
    Attempt overdue(Attempt attempt) {
        outages.beat();
        end(List.of(attempt));
        return Attempt.of(store.byId(attempt.id()));
    }

    /// The same in the caller's transaction, which has seen to outages and read the scripts before.
    void overdue(Handle handle, List<Attempt> attempts) {
        if (attempts.isEmpty()) return;
        var now = clock.instant();
        var over = running(handle, attempts).stream().filter(one -> !one.isOpen(now)).toList();
        end(handle, over, "time-up", now);
    }

    /// Ends every attempt whose time is up.
    void overdue() {
        // When the platform comes back from an outage, this may run before the heartbeat does: what
        // was lost is given back before anything is ended for it.
        outages.beat();
        var now = clock.instant();
        var over =
                store.running(now).stream()
                        .map(Attempt::of)
                        .filter(one -> !one.isOpen(now))
                        .toList();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE, THREADS)) {
            for (int from = 0; from < over.size(); from += TOGETHER) {
                var some = over.subList(from, Math.min(from + TOGETHER, over.size()));
                threads.execute(() -> overdue(some));
            }
        }
    }

    /// One that cannot be ended does not hold up the others.
    private void overdue(List<Attempt> over) {
        try {
            end(over);
        } catch (RuntimeException fault) {
            if (over.size() > 1) over.forEach(one -> overdue(List.of(one)));
            else
                log.error(
                        "Attempt {} could not be ended, it is tried again",
                        over.getFirst().ref(),
                        fault);
        }
    }

    private void end(List<Attempt> over) {
        // Kept from then on, so that no second connection is asked for while one is held.
        over.forEach(attempts::script);
        database.useTransaction(handle -> overdue(handle, over));
    }

    /// Those that have not ended, held until the transaction ends.
    private static List<Attempt> running(Handle handle, List<Attempt> attempts) {
        var inside = handle.attach(AttemptStore.class);
        inside.lock(ids(attempts));
        return inside.byIds(ids(attempts)).stream()
                .map(Attempt::of)
                .filter(attempt -> attempt.row().endedAt() == null)
                .toList();
    }

    private void end(Handle handle, List<Attempt> running, String kind, Instant now) {
        if (running.isEmpty()) return;
        var inside = handle.attach(AttemptStore.class);
        inside.end(ids(running), kind, now);
        var ended = inside.byIds(ids(running)).stream().map(Attempt::of);
        marking.mark(handle, ended.map(attempts::script).toList());
    }

    private static Long[] ids(List<Attempt> attempts) {
        return attempts.stream().map(Attempt::id).toArray(Long[]::new);
    }
}
