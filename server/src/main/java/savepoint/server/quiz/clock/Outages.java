package savepoint.server.quiz.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import savepoint.server.db.Database;
import savepoint.server.quiz.clock.TimeFact.Outage;

/// Notices when the platform was away, and gives every attempt that ran back the time it took. Whoever serves leaves a
/// mark every two seconds: a gap between two marks is an outage, as is a clock that was put forward.
public final class Outages {
    /// How often a server says that it is there.
    public static final Duration BEAT = Duration.ofSeconds(2);

    private static final Logger log = LoggerFactory.getLogger(Outages.class);

    private final Database database;
    private final InstantSource clock;

    /// Outages by this clock.
    public Outages(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Leaves a mark; where the last one is too old, what lies between goes on record, with every attempt it concerns.
    public void beat() {
        var now = clock.instant();
        database.useTransaction(handle -> {
            var store = handle.attach(OutageStore.class);
            var last = store.lock().orElse(now);
            store.mark(now);
            if (Duration.between(last, now).compareTo(AttemptClock.SHORTEST_OUTAGE) <= 0) return;
            store.insert(last, now);
            int attempts = store.concern(last, now);
            log.warn(
                    "The platform was away from {} to {}: {} attempts run longer by that",
                    last,
                    now,
                    attempts);
        });
    }

    /// Outages put together where they touch, in order, without those too short to count.
    static List<Outage> apart(List<Outage> outages) {
        var apart = new ArrayList<Outage>();
        outages.stream()
                .sorted(Comparator.comparing(Outage::from))
                .forEach(next -> {
                    if (apart.isEmpty() || next.from().isAfter(apart.getLast().until())) {
                        apart.add(next);
                    } else {
                        var last = apart.removeLast();
                        apart.add(new Outage(last.from(), later(last.until(), next.until())));
                    }
                });
        apart.removeIf(outage ->
                Duration.between(outage.from(), outage.until())
                                .compareTo(AttemptClock.SHORTEST_OUTAGE)
                        <= 0);
        return apart;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
