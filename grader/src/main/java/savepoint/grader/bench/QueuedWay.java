package savepoint.grader.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import savepoint.grader.run.Workshop;
import savepoint.grader.sandbox.Total;

/// Our way: through the platform's queue and a worker's lanes.
final class QueuedWay implements Way {
    /// Far more than anything takes that is worth measuring.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String name;
    private final Exercise exercise;
    private final Published published;
    private final Announcements announcements;
    private final Workshop workshop;

    QueuedWay(
            String name,
            Exercise exercise,
            Published published,
            Announcements announcements,
            Workshop workshop) {
        this.name = name;
        this.exercise = exercise;
        this.published = published;
        this.announcements = announcements;
        this.workshop = workshop;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Duration job(int number)
            throws WrongVerdict, SQLException, IOException, InterruptedException {
        var ref = Rows.ref();
        var files = exercise.handIn(number);
        var verdict = announcements.verdict(ref);
        long begun = System.nanoTime();
        published.handIn(ref, number, files);
        try {
            long heard = verdict.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            published.requireAllPoints(ref);
            return Duration.ofNanos(heard - begun);
        } catch (TimeoutException never) {
            throw new WrongVerdict("a hand-in had no verdict after " + PATIENCE);
        } catch (ExecutionException away) {
            throw new IOException("verdicts are not heard of any more", away.getCause());
        }
    }

    @Override
    public Map<String, Total> boxes() {
        return workshop.totals();
    }
}
