package savepoint.grader.worker;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import savepoint.grader.queue.Claim;
import savepoint.grader.queue.GradingReports;
import savepoint.grader.verdict.Progress;

/// Tells watchers how far gradings are, now and then and all at once, so that no grading waits for it; what is done
/// sooner is told by its verdict alone. Progress is a courtesy: where it cannot be told, grading goes on.
final class Teller implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Teller.class);

    private final Line line;
    private final Patience patience;
    private final Object sending = new Object();
    private final Map<Claim, Progress> untold = new HashMap<>();
    private final Thread thread = Thread.ofPlatform().name("teller").daemon().unstarted(this::work);

    Teller(Platform platform, Patience patience) {
        this.line = platform.line();
        this.patience = patience;
    }

    void start() {
        thread.start();
    }

    void note(Claim claim, Progress progress) {
        synchronized (untold) {
            untold.put(claim, progress);
            untold.notifyAll();
        }
    }

    /// Says no more of a grading: call before its verdict is told, lest it go backwards.
    void forget(Claim claim) {
        synchronized (untold) {
            untold.remove(claim);
        }
        synchronized (sending) {
            // what was being sent when we came has been sent
        }
    }

    private void work() {
        try (line) {
            while (true) {
                awaitNews();
                TimeUnit.NANOSECONDS.sleep(patience.tell().toNanos());
                tell();
            }
        } catch (InterruptedException _) {
            log.debug("the teller has stopped");
        }
    }

    private void awaitNews() throws InterruptedException {
        synchronized (untold) {
            while (untold.isEmpty()) untold.wait();
        }
    }

    private void tell() {
        synchronized (sending) {
            Map<Claim, Progress> news;
            synchronized (untold) {
                news = Map.copyOf(untold);
                untold.clear();
            }
            if (news.isEmpty()) return;
            try {
                line.use(connection -> {
                    GradingReports.tell(connection, news);
                    return null;
                });
            } catch (SQLException away) {
                log.debug("progress was not told: {}", away.getMessage());
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
