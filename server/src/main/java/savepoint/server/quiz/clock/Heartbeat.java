package savepoint.server.quiz.clock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A server's own mark of life, from its start until it is closed.
public final class Heartbeat implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Heartbeat.class);

    private final Outages outages;
    private final Thread thread;

    private Heartbeat(Outages outages) {
        this.outages = outages;
        this.thread = Thread.ofVirtual().name("heartbeat").unstarted(this::run);
    }

    /// Leaves the first mark at once, so that an outage is on record before the first request is judged.
    public static Heartbeat start(Outages outages) {
        var heartbeat = new Heartbeat(outages);
        outages.beat();
        heartbeat.thread.start();
        return heartbeat;
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(Outages.BEAT);
                outages.beat();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException away) {
                log.warn(
                        "No mark of life in the database, the next try comes in {}: {}",
                        Outages.BEAT,
                        away.toString());
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
