package savepoint.grader.worker;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import savepoint.grader.queue.Claim;
import savepoint.grader.queue.GraderBeats;
import savepoint.grader.queue.GradingQueue;
import savepoint.grader.run.GraderVersion;

/// A worker's sign of life, on a thread and a connection of its own: it lengthens the leases of what runs, notices those
/// that are lost, compares this machine's clock with the database's, and says which graders there are.
final class Heartbeat implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Heartbeat.class);

    /// More, and the times that this worker writes are not worth keeping.
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(1);

    private final String name;
    private final int lanes;
    private final Line line;
    private final Patience patience;
    private final Health health;
    private final InstantSource clock;
    private final Map<UUID, Held> running = new ConcurrentHashMap<>();
    private final Thread thread =
            Thread.ofPlatform().name("heartbeat").daemon().unstarted(this::beat);

    Heartbeat(
            String name,
            int lanes,
            Platform platform,
            Patience patience,
            Health health,
            InstantSource clock) {
        this.name = name;
        this.lanes = lanes;
        this.line = platform.line();
        this.patience = patience;
        this.health = health;
        this.clock = clock;
    }

    void start() {
        thread.start();
    }

    Held hold(Claim claim) {
        var held = new Held(claim);
        running.put(claim.token(), held);
        return held;
    }

    void drop(Held held) {
        running.remove(held.claim().token());
    }

    private void beat() {
        try (line) {
            while (!Thread.interrupted()) {
                try {
                    line.use(connection -> {
                        lengthen(connection);
                        compareClocks(connection);
                        GraderBeats.beat(
                                connection, name, lanes, GraderVersion.VERSION, health.trouble());
                        return null;
                    });
                } catch (SQLException away) {
                    log.debug("no sign of life could be given: {}", away.getMessage());
                }
                TimeUnit.NANOSECONDS.sleep(patience.beat().toNanos());
            }
        } catch (InterruptedException _) {
            log.debug("the heartbeat has stopped");
        }
        signOff();
    }

    private void signOff() {
        try (line) {
            line.use(connection -> {
                GraderBeats.end(connection, name);
                return null;
            });
        } catch (SQLException away) {
            log.debug("nobody was told that this grader stops: {}", away.getMessage());
        }
    }

    private void lengthen(Connection connection) throws SQLException {
        var known = Map.copyOf(running);
        if (known.isEmpty()) return;
        var kept =
                GradingQueue.extend(
                        connection,
                        known.values().stream().map(Held::claim).toList(),
                        patience.lease());
        known.forEach((token, held) -> {
            if (!kept.contains(token)) held.lose();
        });
    }

    private void compareClocks(Connection connection) throws SQLException {
        try (var ask = connection.prepareStatement("select clock_timestamp()")) {
            var asked = clock.instant();
            try (var answer = ask.executeQuery()) {
                var answered = clock.instant();
                answer.next();
                var theirs = answer.getObject(1, Timestamp.class).toInstant();
                var ahead =
                        theirs.isBefore(asked)
                                ? Duration.between(theirs, asked)
                                : theirs.isAfter(answered)
                                        ? Duration.between(theirs, answered)
                                        : Duration.ZERO;
                if (ahead.abs().compareTo(CLOCK_TOLERANCE) > 0) health.clockIsOff(ahead);
                else health.clockIsRight();
            }
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
