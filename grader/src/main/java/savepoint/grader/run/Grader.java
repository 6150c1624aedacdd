package savepoint.grader.run;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.Check;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.bundle.Intake;
import savepoint.grader.verdict.CheckResult;
import savepoint.grader.verdict.GradingReport;
import savepoint.grader.verdict.Limit;
import savepoint.grader.verdict.Progress;
import savepoint.grader.verdict.Verdict;

/// Turns a hand-in into a verdict. Same bundle, hand-in and seed: same verdict.
public final class Grader {
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
                yield switch (workshop.prepare(bundle, sources, seed, stopwatch)) {
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
        // first all that is expected: the hand-in's clock must not run while the solution does
        for (var check : bundle.checks()) {
            for (var name : fixtures(check))
                expectations.of(bundle, check, bundle.fixture(name), seed, solution);
        }
        var results = new ArrayList<CheckResult>();
        Optional<CaseResult.LimitHit> hit = Optional.empty();
        for (var check : bundle.checks()) {
            progress.accept(new Progress(Progress.Stage.CHECKING, 0, steps(results)));
            if (execution.exhausted()) {
                results.add(Judge.skipped(check, "Not run: the hand-in had used up its time."));
                continue;
            }
            var result = Judge.passed(check);
            for (var name : fixtures(check)) {
                var fixture = bundle.fixture(name);
                var got = execution.run(check, fixture);
                if (got instanceof CaseResult.LimitHit limit && hit.isEmpty())
                    hit = Optional.of(limit);
                var expected = expectations.of(bundle, check, fixture, seed, solution);
                var fault =
                        stopwatch.time(
                                Stopwatch.Phase.CHECK,
                                () -> Judge.judge(check, fixture, expected, got));
                if (fault.isPresent()) {
                    result = fault.get();
                    break;
                }
            }
            results.add(result);
        }
        progress.accept(new Progress(Progress.Stage.CHECKING, 0, steps(results)));
        var all = List.copyOf(results);
        return hit.<Verdict>map(limit -> new Verdict.LimitHit(limit.limit(), limit.message(), all))
                .orElseGet(() -> new Verdict.Graded(all));
    }

    /// A hand-in that compiled has passed the check that it does; the others meet each fixture, the sample first.
    private static List<String> fixtures(Check check) {
        return check instanceof Check.Compiles ? List.of() : check.common().fixtures();
    }

    private static List<CheckResult> skipAll(Bundle bundle) {
        return bundle.checks().stream()
                .map(check ->
                        Judge.skipped(check, "Not run: it did not compile within the limits."))
                .toList();
    }

    private static List<Progress.Step> steps(List<CheckResult> results) {
        return results.stream()
                .map(result -> new Progress.Step(result.name(), result.outcome()))
                .toList();
    }
}
