package savepoint.server.grading;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import savepoint.grader.queue.GradingQueue;
import savepoint.grader.queue.GradingReports;
import savepoint.grader.verdict.Progress;
import savepoint.grader.verdict.VerdictJson;
import savepoint.server.db.Database;
import savepoint.server.db.Notifications;
import tools.jackson.core.JacksonException;

/// How far gradings are, as it happens, for everybody who watches: what the graders tell is heard once and handed on.
///
/// One thread does all the work in order, so that a watcher never sees a grading go backwards for want of a lock.
public final class LiveGradings implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LiveGradings.class);
    // A grader that died tells nobody: its gradings are looked up this often.
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);
    // The whole queue is read to tell places: in a burst that moves hundreds of times a second.
    private static final Duration REST = Duration.ofMillis(100);

    private final GradingStore store;
    private final List<Notifications.Subscription> subscriptions;
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final Map<String, Progress> told = new ConcurrentHashMap<>();
    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
    private final Thread worker = Thread.ofVirtual().name("live-gradings").start(this::work);

    /// Begins to listen.
    public LiveGradings(Database database, Notifications notifications) {
        store = database.store(GradingStore.class);
        subscriptions =
                List.of(
                        notifications.subscribe(
                                GradingReports.PROGRESS,
                                payload -> signals.add(new Signal.Told(payload))),
                        notifications.subscribe(
                                GradingQueue.QUEUED, _ -> signals.add(new Signal.Moved())));
    }

    private sealed interface Signal {
        /// A grader's words; empty after listening began anew, when some may have been missed.
        record Told(String payload) implements Signal {}

        /// The queue has changed, or somebody began to watch.
        record Moved() implements Signal {}
    }

    /// Compared by identity: two pages may show the same grading. `seen` is used by the worker alone.
    private static final class Watch {
        final String grading;
        final Consumer<Progress> watcher;
        Progress seen;

        Watch(String grading, Consumer<Progress> watcher) {
            this.grading = grading;
            this.watcher = watcher;
        }

        void see(Progress progress) {
            if (progress.equals(seen)) return;
            seen = progress;
            try {
                watcher.accept(progress);
            } catch (RuntimeException fault) {
                log.error(
                        "Whoever watches grading {} failed at {}; the others still see it",
                        grading,
                        progress,
                        fault);
            }
        }
    }

    /// An interest in a grading, until it is closed.
    public interface Watching extends AutoCloseable {
        @Override
        void close();
    }

    /// Hands the whole picture of a grading to `watcher`, soon and then after each change, until what is returned is
    /// closed. The last one is `done`. The watcher must not block.
    public Watching watch(String grading, Consumer<Progress> watcher) {
        var watch = new Watch(grading, watcher);
        watches.add(watch);
        signals.add(new Signal.Moved());
        return () -> watches.remove(watch);
    }

    /// Waits until a grading is done; returns without a word if it takes longer.
    public void await(String grading, Duration most) {
        var done = new CountDownLatch(1);
        try (var _ =
                watch(
                        grading,
                        progress -> {
                            if (progress.stage() == Progress.Stage.DONE) done.countDown();
                        })) {
            var _ = done.await(most.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// How far a grading is now.
    public Progress now(String grading) {
        return store.places(grading).stream()
                .map(this::picture)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no grading " + grading));
    }

    private void work() {
        try {
            boolean moved = false;
            long looked = System.nanoTime() - REST.toNanos();
            while (true) {
                var batch = new ArrayList<Signal>();
                long due = looked + (moved ? REST : LOOK_EVERY).toNanos();
                var first = signals.poll(due - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (first != null) batch.add(first);
                signals.drainTo(batch);
                moved |= first == null;
                for (var signal : batch) moved |= take(signal);
                if (moved && System.nanoTime() - looked >= REST.toNanos()) {
                    look();
                    looked = System.nanoTime();
                    moved = false;
                }
            }
        } catch (InterruptedException _) {
            log.debug("live gradings have stopped");
        }
    }

    /// Whether places in the queue may have changed.
    private boolean take(Signal signal) {
        return switch (signal) {
            case Signal.Moved() -> true;
            case Signal.Told(var payload) when payload.isEmpty() -> {
                told.clear();
                yield true;
            }
            case Signal.Told(var payload) -> hear(payload);
        };
    }

    private boolean hear(String payload) {
        int space = payload.indexOf(' ');
        if (space < 0) return false;
        var grading = payload.substring(0, space);
        try {
            var progress = VerdictJson.readProgress(payload.substring(space + 1));
            boolean done = progress.stage() == Progress.Stage.DONE;
            var before = done ? told.remove(grading) : told.put(grading, progress);
            show(grading, progress);
            return done || before == null;
        } catch (JacksonException foreign) {
            log.warn("a grader of another version tells '{}'; it is looked up instead", payload);
            return true;
        }
    }

    private void look() {
        if (watches.isEmpty()) return;
        var refs = watches.stream().map(watch -> watch.grading).distinct().toList();
        try {
            store.places(String.join(",", refs))
                    .forEach(place -> show(place.ref(), picture(place)));
        } catch (RuntimeException failed) {
            log.warn(
                    "Places in the queue could not be read; next try in {} s at the latest",
                    LOOK_EVERY.toSeconds(),
                    failed);
        }
    }

    private Progress picture(GradingStore.Place place) {
        if (place.finished()) return Progress.DONE;
        if (place.place() != null)
            return new Progress(Progress.Stage.WAITING, place.place(), List.of());
        return told.getOrDefault(place.ref(), new Progress(Progress.Stage.COMPILING, 0, List.of()));
    }

    private void show(String grading, Progress progress) {
        for (var watch : watches) {
            if (watch.grading.equals(grading)) watch.see(progress);
        }
    }

    /// Stops listening; watchers hear no more.
    @Override
    public void close() {
        subscriptions.forEach(Notifications.Subscription::close);
        worker.interrupt();
        try {
            worker.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
