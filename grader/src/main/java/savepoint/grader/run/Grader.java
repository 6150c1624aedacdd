package savepoint.grader.run;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.Engine;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.queue.Exploration;
import savepoint.grader.queue.NewGrading;
import savepoint.grader.queue.Task;
import savepoint.grader.verdict.ConsoleAnswer;
import savepoint.grader.verdict.GradingReport;
import savepoint.grader.verdict.Output;
import savepoint.grader.verdict.Progress;
import savepoint.grader.verdict.Verdict;

/// Turns a hand-in into a verdict. Same bundle, hand-in and seed: same verdict.
public final class Grader {
    private final Workshop workshop;
    private final Expectations expectations = new Expectations();
    private final DrawnFixtures drawn;

    public Grader(Workshop workshop) {
        this.workshop = workshop;
        this.drawn = new DrawnFixtures(workshop);
    }

    /// Runs all checks.
    ///
    /// @param progress told after each step, on this thread
    /// @throws BrokenBundle when the fault is the author's
    /// @throws SQLException when a hand-in server failed us
    public GradingReport grade(
            Bundle bundle, FileTree handIn, long seed, Consumer<Progress> progress)
            throws BrokenBundle, SQLException, InterruptedException {
        return grade(bundle, handIn, Task.Rows.ALL, seed, NewGrading.Priority.LIVE, progress);
    }

    /// Runs the checks on these rows. On visible ones alone the report tells what the hand-in showed, too.
    ///
    /// @param priority below live ones it leaves the processors to other gradings
    public GradingReport grade(
            Bundle bundle,
            FileTree handIn,
            Task.Rows rows,
            long seed,
            NewGrading.Priority priority,
            Consumer<Progress> progress)
            throws BrokenBundle, SQLException, InterruptedException {
        var stopwatch = new Stopwatch();
        var run =
                new GradingRun(
                        workshop,
                        expectations,
                        drawn.of(bundle, Variant.of(seed)),
                        rows,
                        Variant.of(seed),
                        priority,
                        progress,
                        stopwatch);
        var verdict = run.verdict(handIn);
        return report(
                verdict,
                run.outputs(),
                bundle.automaticPoints(),
                bundle.hash(),
                bundle.engines(),
                seed,
                stopwatch);
    }

    /// Answers what somebody asks of a private copy of an author's rows.
    ///
    /// @param files of the published version
    /// @throws BrokenBundle when the fault is the author's
    /// @throws SQLException when a hand-in server failed us
    public ConsoleAnswer explore(Exploration asked, FileTree files)
            throws BrokenBundle, SQLException, InterruptedException {
        return new Consoles(workshop).answer(asked, files);
    }

    /// What its pools hold at present.
    public Stock stock() {
        return workshop.stock();
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
                List.of(),
                BigDecimal.ZERO,
                bundleHash,
                List.of(Engine.POSTGRESQL),
                seed,
                new Stopwatch());
    }

    private GradingReport report(
            Verdict verdict,
            List<Output> outputs,
            BigDecimal of,
            String bundle,
            List<Engine> engines,
            long seed,
            Stopwatch stopwatch) {
        return new GradingReport(
                verdict,
                outputs,
                of,
                bundle,
                workshop.versions(engines),
                GraderVersion.VERSION,
                seed,
                stopwatch.millis());
    }
}
