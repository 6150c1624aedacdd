package savepoint.server.similarity.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import savepoint.server.assignment.Assignment;
import savepoint.server.assignment.Assignments;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;
import savepoint.server.grading.Bundles;
import savepoint.server.similarity.found.Found;
import savepoint.server.similarity.found.HandIn;
import savepoint.server.similarity.found.Impossible;
import savepoint.server.similarity.jplag.Jplag;
import savepoint.server.similarity.sql.SqlPairs;

/// Does the comparisons that are asked for, one after the other. What a crash interrupted is begun again.
public final class Comparing {
    private static final Logger log = LoggerFactory.getLogger(Comparing.class);
    // More than anybody looks through.
    private static final int MOST_PAIRS = 200;
    private static final int MOST_TRIES = 3;

    private final Database database;
    private final SimilarityStore store;
    private final Assignments assignments;
    private final Bundles bundles;
    private final Jplag jplag;
    private final InstantSource clock;

    /// Compares with this JPlag, at the times of this clock.
    public Comparing(
            Database database,
            Assignments assignments,
            Bundles bundles,
            Jplag jplag,
            InstantSource clock) {
        this.database = database;
        this.store = database.store(SimilarityStore.class);
        this.assignments = assignments;
        this.bundles = bundles;
        this.jplag = jplag;
        this.clock = clock;
    }

    /// Does all that waits.
    public void work() {
        for (var waiting = store.next(); waiting.isPresent(); waiting = store.next())
            compare(waiting.get());
    }

    private void compare(SimilarityStore.Waiting waiting) {
        if (waiting.tries() >= MOST_TRIES) {
            fail(
                    waiting,
                    "It was begun %d times and never ended. The server's log says why."
                            .formatted(MOST_TRIES));
            return;
        }
        var handIns =
                store.handIns(waiting.activity()).stream()
                        .map(one -> new HandIn(one.submission(), bundles.files(one.tree())))
                        .toList();
        store.event(waiting.run(), "began", handIns.size(), null, null, clock.instant());
        try {
            var assignment =
                    assignments
                            .find(waiting.term(), waiting.assignment())
                            .orElseThrow(() ->
                                    new Impossible("The assignment is no longer in the course."));
            keep(waiting, find(assignment, handIns));
        } catch (Impossible why) {
            fail(waiting, why.getMessage());
        } catch (InterruptedException _) {
            // The server stops: another, or the same later, begins it again.
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Found find(Assignment assignment, List<HandIn> handIns)
            throws Impossible, IOException, InterruptedException {
        var bundle = assignment.bundle();
        if (handIns.size() < 2)
            throw new Impossible("There are fewer than two hand-ins to compare.");
        return bundle.isJava()
                ? jplag.compare(handIns, bundle.starter(), bundle.submit(), MOST_PAIRS)
                : SqlPairs.compare(handIns, bundle.starter(), bundle.submit(), MOST_PAIRS);
    }

    private static List<Found.Part> longestFirst(Found.Pair pair) {
        return pair.parts().stream()
                .sorted(Comparator.comparingInt(Found.Part::tokens).reversed())
                .toList();
    }

    private void fail(SimilarityStore.Waiting waiting, String words) {
        log.warn("Comparison {} of {}: {}", waiting.run(), waiting.assignment(), words);
        store.event(waiting.run(), "failed", null, null, words, clock.instant());
    }

    private void keep(SimilarityStore.Waiting waiting, Found found) {
        database.useTransaction(handle -> {
            var inside = handle.attach(SimilarityStore.class);
            found.rates().forEach(rate -> inside.rate(waiting.run(), rate));
            int place = 0;
            for (var pair : found.pairs()) {
                long id =
                        inside.pair(
                                Refs.random(),
                                waiting.run(),
                                ++place,
                                pair.one(),
                                pair.other(),
                                pair.share());
                int nth = 0;
                for (var part : longestFirst(pair))
                    inside.part(
                            id,
                            ++nth,
                            part.one(),
                            part.other(),
                            part.tokens(),
                            part.sharing(),
                            part.verbatim());
            }
            inside.event(
                    waiting.run(), "found", found.handIns(), found.unread(), null, clock.instant());
        });
    }
}
