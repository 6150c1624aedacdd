package savepoint.grader.bridge;

import java.util.concurrent.atomic.AtomicLong;

/// Counts what many sessions of one case do at once.
final class Counts {
    private final AtomicLong connections = new AtomicLong();
    private final AtomicLong statements = new AtomicLong();
    private final AtomicLong roundTrips = new AtomicLong();

    void connection() {
        connections.incrementAndGet();
    }

    /// A message of the client, by its type.
    void message(byte type) {
        switch (type) {
            case 'E' -> statements.incrementAndGet(); // Execute
            case 'S' -> roundTrips.incrementAndGet(); // Sync
            case 'Q', 'F' -> { // Query, FunctionCall: statement and wait in one
                statements.incrementAndGet();
                roundTrips.incrementAndGet();
            }
            default -> {} // prepares, describes or carries data
        }
    }

    Traffic soFar() {
        return new Traffic(connections.get(), statements.get(), roundTrips.get());
    }
}
