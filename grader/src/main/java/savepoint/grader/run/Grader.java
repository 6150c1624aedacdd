package savepoint.grader.run;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.bundle.Intake;
import savepoint.grader.verdict.CheckResult;
import savepoint.grader.verdict.GradingReport;
import savepoint.grader.verdict.Limit;
import savepoint.grader.verdict.Progress;
import savepoint.grader.verdict.Verdict;

/// Turns a hand-in into a verdict. Same bundle, hand-in and seed: same verdict.
public final class Grader {
    private static final String OUT_OF_TIME = "Not run: the hand-in had used up its time.";

    private final Workshop workshop;
    private final Expectations expectations = new Expectations();

    public Grader(Workshop workshop) {
        this.workshop = workshop;
    }

    /// @param progress told after each step, on this thread
    /// @throws BrokenBundle when the fault is the author's
    /// @throws SQLException when a hand-in server failed us
    public GradingReport grade(
            Bundle bundle, FileTree handIn, long seed, Consumer<Progress> progress)
            throws BrokenBundle, SQLException, InterruptedException {
        var stopwatch = new Stopwatch();
        var verdict = verdict(bundle, handIn, seed, progress, stopwatch);
        return report(verdict, bundle.automaticPoints(), bundle.hash(), seed, stopwatch);
    }

    /// Shows that hand-ins can be run here.
    ///
    /// @throws Exception which says why not
    public void tryOut() throws Exception {
        workshop.tryOut();
    }

    /// The report of a grading that we failed to carry out.
    public GradingReport fault(String bundleHash, long seed, String incident) {
        return report(
                new Verdict.GraderFault(incident),
                BigDecimal.ZERO,
                bundleHash,
                seed,
                new Stopwatch());
    }

    private GradingReport report(
            Verdict verdict, BigDecimal of, String bundle, long seed, Stopwatch stopwatch) {
        return new GradingReport(
                verdict,
                of,
                bundle,
                workshop.engineVersion(),
                GraderVersion.VERSION,
                seed,
                stopwatch.millis());
    }

    private Verdict verdict(
            Bundle bundle,
            FileTree handIn,
            long seed,
            Consumer<Progress> progress,
            Stopwatch stopwatch)
            throws BrokenBundle, SQLException, InterruptedException {
        return switch (Intake.examine(bundle, handIn)) {
            case Intake.Refused(var reasons) -> new Verdict.Refused(reasons);
            case Intake.Accepted(var sources) -> {
                progress.accept(new Progress(Progress.Stage.COMPILING, 0, List.of()));
                yield switch (workshop.prepare(bundle, sources, bundle.limits(), seed, stopwatch)) {
                    case Prepared.DoesNotCompile(var errors) -> new Verdict.CompileFailed(errors);
                    case Prepared.TooCostly(var message) ->
                            new Verdict.LimitHit(Limit.COMPILER, message, skipAll(bundle));
                    case Prepared.Ready(var execution) -> {
                        try (execution;
                                var solution = new Solution(workshop, bundle, seed)) {
                            yield check(bundle, seed, execution, solution, progress, stopwatch);
                        }
                    }
                };
            }
        };
    }

    private Verdict check(
            Bundle bundle,
            long seed,
            Execution execution,
            Solution solution,
            Consumer<Progress> progress,
            Stopwatch stopwatch)
            throws BrokenBundle, SQLException, InterruptedException {
        var steps = Step.of(bundle);
        // first all that is expected: the hand-in's clock must not run while the solution does
        for (var step : steps) expectations.of(bundle, step, seed, solution);
        var tally = new Tally(bundle.checks(), steps);
        progress.accept(tally.progress());
        Optional<CaseResult.LimitHit> hit = Optional.empty();
        for (var step : steps) {
            if (tally.isDecided(step.check())) continue;
            Optional<CheckResult> fault;
            if (execution.exhausted()) {
                fault = Optional.of(Judge.skipped(step.check(), OUT_OF_TIME));
            } else {
                var got = execution.run(step);
                if (got instanceof CaseResult.LimitHit limit && hit.isEmpty())
                    hit = Optional.of(limit);
                var expected = expectations.of(bundle, step, seed, solution);
                fault =
                        stopwatch.time(
                                Stopwatch.Phase.CHECK,
                                () -> Judge.judge(step.check(), step.fixture(), expected, got));
            }
            if (tally.note(step, fault)) progress.accept(tally.progress());
        }
        var all = tally.results();
        return hit.<Verdict>map(limit -> new Verdict.LimitHit(limit.limit(), limit.message(), all))
                .orElseGet(() -> new Verdict.Graded(all));
    }

    private static List<CheckResult> skipAll(Bundle bundle) {
        return bundle.checks().stream()
                .map(check ->
                        Judge.skipped(check, "Not run: it did not compile within the limits."))
                .toList();
    }
}
