package savepoint.grader.worker;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import savepoint.grader.queue.Claim;
import savepoint.grader.queue.GradingQueue;
import savepoint.grader.queue.Trees;
import savepoint.grader.run.BrokenBundle;
import savepoint.grader.run.Grader;
import savepoint.grader.verdict.GradingReport;
import savepoint.grader.verdict.Progress;
import savepoint.postgres.DatabaseLogin;

/// Takes gradings from the queue and reports their verdicts, in several lanes at once. Any number of workers on any
/// machines share one queue.
public final class Worker implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Worker.class);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(2);

    private final DataSource database;
    private final Grader grader;
    private final String name;
    private final InstantSource clock;
    private final Bundles bundles = new Bundles();
    private final SecureRandom random = new SecureRandom();
    private final Leases leases;
    private final Wake wake;
    private final List<Thread> lanes = new ArrayList<>();
    private final CountDownLatch draining = new CountDownLatch(1);

    public Worker(
            DataSource database,
            DatabaseLogin login,
            Grader grader,
            String name,
            int lanes,
            InstantSource clock) {
        this.database = database;
        this.grader = grader;
        this.name = name;
        this.clock = clock;
        this.leases = new Leases(database);
        this.wake = new Wake(login);
        for (int i = 1; i <= lanes; i++) {
            this.lanes.add(Thread.ofPlatform().name("lane-" + i).start(this::work));
        }
    }

    private void work() {
        try {
            while (draining.getCount() > 0) {
                try {
                    var claim = claim();
                    if (claim.isPresent()) grade(claim.get());
                    else if (wake.await()) log.debug("woken");
                } catch (SQLException away) {
                    log.warn(
                            "the platform's database is away, next try in {}: {}",
                            AFTER_TROUBLE,
                            away.getMessage());
                    if (draining.await(AFTER_TROUBLE.toMillis(), TimeUnit.MILLISECONDS)) return;
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Claim> claim() throws SQLException {
        try (var connection = database.getConnection()) {
            return GradingQueue.claim(connection, name, Leases.LENGTH);
        }
    }

    private void grade(Claim claim) throws SQLException, InterruptedException {
        if (claim.tries() > GradingQueue.MOST_TRIES) {
            // each earlier try took its worker with it before it could say so
            fault(claim, "this grading ended its worker %d times".formatted(claim.tries() - 1));
            return;
        }
        leases.hold(claim);
        try {
            report(claim, carryOut(claim));
        } catch (BrokenBundle | SQLException | RuntimeException failed) {
            log.error(
                    "grading {} try {} of {} failed",
                    claim.ref(),
                    claim.tries(),
                    GradingQueue.MOST_TRIES,
                    failed);
            fault(claim, failed.toString());
        } finally {
            leases.drop(claim);
        }
    }

    private GradingReport carryOut(Claim claim)
            throws SQLException, BrokenBundle, InterruptedException {
        try (var connection = database.getConnection()) {
            var bundle = bundles.get(connection, claim.slug(), claim.bundle());
            var handIn = Trees.read(connection, claim.handIn());
            return grader.grade(bundle, handIn, claim.seed(), progress -> tell(claim, progress));
        }
    }

    private void report(Claim claim, GradingReport report) throws SQLException {
        try (var connection = database.getConnection()) {
            if (!GradingQueue.report(connection, claim, report, clock.instant())) {
                log.warn(
                        "grading {}: the lease was lost, the verdict is dropped; another worker has it",
                        claim.ref());
            }
        }
    }

    /// Progress is a courtesy: where it cannot be told, grading goes on.
    private void tell(Claim claim, Progress progress) {
        try (var connection = database.getConnection()) {
            GradingQueue.tell(connection, claim.ref(), progress);
        } catch (SQLException away) {
            log.debug("progress of {} was not told: {}", claim.ref(), away.getMessage());
        }
    }

    private void fault(Claim claim, String detail) throws SQLException {
        var bytes = new byte[5];
        random.nextBytes(bytes);
        var incident = HexFormat.of().formatHex(bytes);
        log.error("incident {}: grading {}: {}", incident, claim.ref(), detail);
        try (var connection = database.getConnection()) {
            GradingQueue.fault(
                    connection,
                    claim,
                    name,
                    incident,
                    detail,
                    grader.fault(claim.bundle(), claim.seed(), incident),
                    clock.instant());
        }
    }

    public String name() {
        return name;
    }

    /// Takes no more, and waits for what is running.
    @Override
    public void close() {
        draining.countDown();
        try {
            for (var lane : lanes) lane.join();
        } catch (InterruptedException hurried) {
            // what runs on is graded again once its lease has run out
            Thread.currentThread().interrupt();
        }
        wake.close();
        leases.close();
    }
}
