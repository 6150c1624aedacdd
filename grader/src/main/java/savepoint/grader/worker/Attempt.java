package savepoint.grader.worker;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.database.BadFixture;
import savepoint.grader.queue.Claim;
import savepoint.grader.queue.Ended;
import savepoint.grader.queue.Exploration;
import savepoint.grader.queue.GradingQueue;
import savepoint.grader.queue.GradingReports;
import savepoint.grader.queue.Task;
import savepoint.grader.queue.Trees;
import savepoint.grader.run.BrokenBundle;
import savepoint.grader.verdict.ConsoleAnswer;
import savepoint.grader.verdict.GradingReport;

/// One try at one task. It ends with a verdict or an answer, with a fault of ours on record, or with the task handed back; where
/// another worker has taken it over meanwhile, with nothing.
final class Attempt {
    private static final Logger log = LoggerFactory.getLogger(Attempt.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Crew crew;
    private final Lane lane;
    private final Line line;
    private final Held held;
    private final Claim claim;

    Attempt(Crew crew, Lane lane, Line line, Held held) {
        this.crew = crew;
        this.lane = lane;
        this.line = line;
        this.held = held;
        this.claim = held.claim();
    }

    private record Files(Bundle bundle, FileTree handIn) {}

    void carryOut() throws InterruptedException {
        try {
            if (claim.tries() > GradingReports.MOST_TRIES)
                fault("it ended its worker %d times".formatted(claim.tries() - 1 - claim.faults()));
            else work();
        } catch (Held.LostLease lost) {
            log.warn("{}; another worker has it, what was done here is dropped", lost.getMessage());
        } catch (SQLException refused) {
            log.error(
                    "grading {}: the platform's database does not take what came of it; it is tried again when"
                            + " the lease has run out",
                    claim.ref(),
                    refused);
        }
    }

    private void work() throws SQLException, InterruptedException {
        try {
            var ended =
                    switch (claim.task()) {
                        case Task.Grade grade -> new Ended.Graded(grade(grade));
                        case Task.Explore(var entry) -> new Ended.Explored(entry, explore(entry));
                    };
            crew.teller().forget(claim);
            take(connection ->
                    GradingReports.end(connection, claim, ended, crew.clock().instant()));
            crew.watcher().ended(claim, ended);
        } catch (BrokenBundle | BadFixture broken) {
            fault("bundle %s: %s".formatted(claim.slug(), broken.getMessage()));
        } catch (Held.LostLease lost) {
            throw lost;
        } catch (SQLException | RuntimeException failed) {
            held.check();
            if (crew.health().toolsWork()) {
                log.error("grading {} failed", claim.ref(), failed);
                fault(failed.toString());
            } else {
                handBack();
            }
        } finally {
            crew.teller().forget(claim);
        }
    }

    private GradingReport grade(Task.Grade grade)
            throws BrokenBundle, SQLException, InterruptedException {
        var files =
                patiently(connection ->
                        new Files(
                                crew.bundles().get(connection, claim.slug(), claim.bundle()),
                                Trees.read(connection, grade.handIn())));
        return crew.grader()
                .grade(
                        files.bundle(),
                        files.handIn(),
                        grade.rows(),
                        claim.seed(),
                        claim.priority(),
                        progress -> {
                            held.check();
                            crew.teller().note(claim, progress);
                        });
    }

    private ConsoleAnswer explore(long entry)
            throws BrokenBundle, SQLException, InterruptedException {
        var asked = patiently(connection -> Exploration.read(connection, entry));
        var files = patiently(connection -> Trees.read(connection, claim.bundle(), asked.files()));
        return crew.grader().explore(asked, files);
    }

    /// Gives the grading back as if it had not been taken.
    void handBack() throws InterruptedException {
        try {
            take(connection -> GradingQueue.handBack(connection, claim));
        } catch (SQLException failed) {
            log.warn("grading {} stays ours until its lease has run out", claim.ref(), failed);
        }
    }

    private void fault(String detail) throws SQLException, InterruptedException {
        var incident = incident();
        log.error(
                "incident {}: grading {} try {} of {}: {}",
                incident,
                claim.ref(),
                Math.min(claim.tries(), GradingReports.MOST_TRIES),
                GradingReports.MOST_TRIES,
                detail);
        var fault = new GradingReports.Fault(crew.name(), incident, detail, crew.clock().instant());
        var parked =
                switch (claim.task()) {
                    case Task.Grade _ ->
                            new Ended.Graded(
                                    crew.grader().fault(claim.bundle(), claim.seed(), incident));
                    case Task.Explore(var entry) ->
                            new Ended.Explored(entry, ConsoleAnswer.fault(incident));
                };
        crew.teller().forget(claim);
        take(connection -> GradingReports.fault(connection, claim, fault, parked));
        crew.watcher().failed(claim);
    }

    private static String incident() {
        var bytes = new byte[5];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private void take(Line.Use<Boolean, RuntimeException> words)
            throws SQLException, InterruptedException {
        if (!patiently(words)) {
            held.lose();
            held.check();
        }
    }

    /// Outlasts an outage of the platform's database, for as long as the grading is ours.
    private <T, E extends Exception> T patiently(Line.Use<T, E> use)
            throws SQLException, E, InterruptedException {
        while (true) {
            try {
                return line.use(use);
            } catch (SQLException failed) {
                if (!Platform.passes(failed)) throw failed;
                if (lane.isDraining())
                    throw new InterruptedException("stopped while the database was away");
                lane.pause();
                held.check();
            }
        }
    }
}
