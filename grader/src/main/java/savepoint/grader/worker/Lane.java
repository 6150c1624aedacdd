package savepoint.grader.worker;

import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import savepoint.grader.queue.Claim;
import savepoint.grader.queue.GradingQueue;
import savepoint.grader.queue.NewGrading.Priority;

/// Takes gradings one after the other.
final class Lane {
    private static final Logger log = LoggerFactory.getLogger(Lane.class);

    private final Crew crew;
    private final Line line;
    private final Priority lowest;
    private final Thread thread;
    // both guarded by this: a lane that has a grading is not interrupted
    private boolean busy;
    private boolean draining;

    /// @param lowest the priority below which it takes nothing
    Lane(Crew crew, int number, Priority lowest) {
        this.lowest = lowest;
        this.crew = crew;
        this.line = crew.platform().line();
        this.thread = Thread.ofPlatform().name("lane-" + number).unstarted(this::work);
    }

    void start() {
        thread.start();
    }

    /// Takes no more, and ends what it has.
    synchronized void drain() {
        draining = true;
        if (!busy) thread.interrupt();
    }

    void join() throws InterruptedException {
        thread.join();
    }

    private void work() {
        try (line) {
            while (true) {
                crew.health().awaitWell();
                boolean found;
                try (var stay = crew.solitude().enter()) {
                    if (!begin()) return;
                    found = takeOne(stay);
                } catch (SQLException away) {
                    found = false;
                    log.debug("nothing could be taken", away);
                } finally {
                    end();
                }
                if (!found) crew.wake().await();
            }
        } catch (InterruptedException _) {
            log.debug("a lane has stopped");
        }
    }

    private synchronized boolean begin() {
        busy = !draining;
        return busy;
    }

    private synchronized void end() {
        busy = false;
        if (draining) thread.interrupt();
    }

    synchronized boolean isDraining() {
        return draining;
    }

    /// False where there was nothing.
    private boolean takeOne(Solitude.Stay stay) throws SQLException, InterruptedException {
        Optional<Claim> taken =
                line.use(connection ->
                        GradingQueue.claim(
                                connection, crew.name(), crew.patience().lease(), lowest));
        if (taken.isEmpty()) return false;
        var claim = taken.get();
        var held = crew.heartbeat().hold(claim);
        try (var _ = MDC.putCloseable("grading", claim.ref())) {
            var attempt = new Attempt(crew, this, line, held);
            if (claim.silencedAWorker() && !stay.alone()) attempt.handBack();
            else attempt.carryOut();
        } finally {
            crew.heartbeat().drop(held);
        }
        return true;
    }

    /// Waits a little before the platform's database is asked again.
    void pause() throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(crew.patience().afterTrouble().toNanos());
    }
}
