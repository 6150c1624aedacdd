package savepoint.server.operations;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the database says of queue and graders, looked up once for all figures of a scrape.
final class Glances {
    private static final Logger log = LoggerFactory.getLogger(Glances.class);
    private static final Duration KNOWN_FOR = Duration.ofSeconds(1);

    private final Operations operations;
    private long looked;
    private Optional<Glance> last = Optional.empty();

    Glances(Operations operations) {
        this.operations = operations;
        this.looked = System.nanoTime() - KNOWN_FOR.toNanos();
    }

    record Glance(OperationStore.Queue queue, int graders, int parked) {}

    /// Empty while the database is away.
    synchronized Optional<Glance> now() {
        if (System.nanoTime() - looked >= KNOWN_FOR.toNanos()) {
            last = look();
            looked = System.nanoTime();
        }
        return last;
    }

    private Optional<Glance> look() {
        try {
            return Optional.of(
                    new Glance(
                            operations.queue(),
                            (int)
                                    operations.graders().stream()
                                            .filter(OperationPages::works)
                                            .count(),
                            (int)
                                    operations.faults().stream()
                                            .filter(OperationPages::isParked)
                                            .count()));
        } catch (RuntimeException away) {
            log.warn(
                    "The queue could not be looked at; its figures are left out: {}",
                    away.toString());
            return Optional.empty();
        }
    }
}
