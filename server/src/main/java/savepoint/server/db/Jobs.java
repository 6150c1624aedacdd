package savepoint.server.db;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// Timed work of the servers, each time done by one of them: what one leaves behind when it dies, another does.
public final class Jobs implements AutoCloseable {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);
    private static final int MISSED_UNTIL_DEAD = 4;
    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(5);
    // A process that does not know a job, such as an older version beside a newer one, leaves it
    // alone.
    private static final Duration NEVER = Duration.ofDays(365_000);

    private final Scheduler scheduler;

    private Jobs(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /// Work that is done again and again and may be done twice.
    public record Job(String name, Duration pause, Runnable work) {}

    /// Begins to look for work that is due by this clock.
    public static Jobs start(Database database, InstantSource clock, List<Job> jobs) {
        var tasks = jobs.stream().map(Jobs::task).toList();
        var scheduler =
                Scheduler.create(database.pool())
                        .startTasks(tasks)
                        .tableName("server_jobs")
                        .clock(clock::instant)
                        .threads(Math.max(1, jobs.size()))
                        .pollingInterval(LOOK)
                        .heartbeatInterval(HEARTBEAT)
                        .missedHeartbeatsLimit(MISSED_UNTIL_DEAD)
                        .deleteUnresolvedAfter(NEVER)
                        .shutdownMaxWait(PATIENCE_AT_STOP)
                        .build();
        scheduler.start();
        return new Jobs(scheduler);
    }

    private static RecurringTask<Void> task(Job job) {
        return Tasks.recurring(job.name(), FixedDelay.of(job.pause()))
                .execute((_, _) -> job.work().run());
    }

    @Override
    public void close() {
        scheduler.stop();
    }
}
