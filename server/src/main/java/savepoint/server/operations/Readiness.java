package savepoint.server.operations;

import java.time.Duration;
import java.util.Optional;
import savepoint.server.db.Database;

/// Whether requests should be sent to this server: not while its database is away, and no more once it is about to stop.
public final class Readiness {
    // Anybody may ask; the database is asked so often at most.
    private static final Duration KNOWN_FOR = Duration.ofSeconds(1);

    private final Database database;
    private volatile boolean stopping;
    private long asked;
    private Optional<String> answer = Optional.empty();

    /// Asks this database.
    public Readiness(Database database) {
        this.database = database;
        this.asked = System.nanoTime() - KNOWN_FOR.toNanos();
    }

    /// From now on it is not ready, so that whoever sends requests sends them elsewhere.
    public void stop() {
        stopping = true;
    }

    /// Why not; empty where it is.
    public Optional<String> trouble() {
        return stopping ? Optional.of("stopping") : database();
    }

    private synchronized Optional<String> database() {
        if (System.nanoTime() - asked >= KNOWN_FOR.toNanos()) {
            answer = database.answers() ? Optional.empty() : Optional.of("the database is away");
            asked = System.nanoTime();
        }
        return answer;
    }
}
