package savepoint.server.grading;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import savepoint.grader.queue.Claim;
import savepoint.grader.queue.Ended;
import savepoint.grader.queue.GradingQueue;
import savepoint.grader.queue.GradingReports;
import savepoint.grader.queue.NewGrading;
import savepoint.grader.verdict.CheckResult;
import savepoint.grader.verdict.GradingReport;
import savepoint.grader.verdict.Outcome;
import savepoint.grader.verdict.Output;
import savepoint.grader.verdict.Progress;
import savepoint.grader.verdict.TableDiff;
import savepoint.grader.verdict.Verdict;
import savepoint.server.TestPlatform;

/// A grader as far as the queue is concerned: with the graders' own login, it takes gradings and says what it is told.
public final class TestGrader implements AutoCloseable {
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final BigDecimal OF = new BigDecimal("40.00");

    private final Connection connection;
    private final Instant now;

    /// A grader of this platform.
    public TestGrader(TestPlatform platform) {
        this.now = platform.clock().instant();
        try {
            connection = platform.postgres().grader().connect();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private interface Step<T> {
        T take() throws SQLException;
    }

    private static <T> T doing(Step<T> step) {
        try {
            return step.take();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// Takes the next grading.
    public Claim claim() {
        return doing(() ->
                        GradingQueue.claim(connection, "test", LEASE, NewGrading.Priority.REGRADE))
                .orElseThrow();
    }

    /// Says how far it is.
    public void tell(Claim claim, Progress.Stage stage, Progress.Step... steps) {
        doing(() -> {
            GradingReports.tell(connection, Map.of(claim, new Progress(stage, 0, List.of(steps))));
            return null;
        });
    }

    /// Ends a grading.
    public void report(Claim claim, Verdict verdict) {
        report(claim, verdict, List.of());
    }

    /// Ends a grading in which code showed something.
    public void report(Claim claim, Verdict verdict, List<Output> outputs) {
        var report =
                new GradingReport(
                        verdict,
                        outputs,
                        OF,
                        claim.bundle(),
                        "postgresql 18.6",
                        "test",
                        claim.seed(),
                        new GradingReport.Millis(1, 2, 3, 4, 10));
        if (!doing(() -> GradingReports.report(connection, claim, report, now)))
            throw new IllegalStateException("the verdict was not taken");
    }

    /// Takes the next grading and ends it.
    public void grade(Verdict verdict) {
        report(claim(), verdict);
    }

    /// A check that passed.
    public static CheckResult passed(String name, String points) {
        return new CheckResult(
                name,
                "About " + name,
                new BigDecimal(points),
                new BigDecimal(points),
                Outcome.PASSED,
                "",
                "",
                List.of());
    }

    /// A check that failed.
    public static CheckResult failed(
            String name, String points, String message, String hint, TableDiff... differences) {
        return new CheckResult(
                name,
                "About " + name,
                new BigDecimal(points),
                BigDecimal.ZERO,
                Outcome.FAILED,
                message,
                hint,
                List.of(differences));
    }

    /// Fails at a grading by our fault, as the incident that staff look for; after the last try it is given up.
    public void fault(Claim claim, String incident) {
        var report =
                new GradingReport(
                        new Verdict.GraderFault(incident),
                        List.of(),
                        BigDecimal.ZERO,
                        claim.bundle(),
                        "postgresql 18",
                        "test",
                        claim.seed(),
                        new GradingReport.Millis(0, 0, 0, 0, 0));
        var fault = new GradingReports.Fault("test", incident, "the server did not answer", now);
        doing(() -> GradingReports.fault(connection, claim, fault, new Ended.Graded(report)));
    }

    @Override
    public void close() {
        doing(() -> {
            connection.close();
            return null;
        });
    }
}
