package savepoint.grader.run;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.Check;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.bundle.Intake;
import savepoint.grader.check.Legible;
import savepoint.grader.check.Observations;
import savepoint.grader.check.Table;
import savepoint.grader.compile.Use;
import savepoint.grader.kind.CaseResult;
import savepoint.grader.queue.NewGrading;
import savepoint.grader.queue.Task;
import savepoint.grader.verdict.CheckResult;
import savepoint.grader.verdict.Limit;
import savepoint.grader.verdict.Output;
import savepoint.grader.verdict.Progress;
import savepoint.grader.verdict.StatementLog;
import savepoint.grader.verdict.Verdict;

/// One hand-in's way from its files to its verdict.
final class GradingRun {
    private static final String OUT_OF_TIME = "Not run: the hand-in had used up its time.";
    private static final String USED_UP = "it used up its " + Limit.WALL.words();
    private static final int ROWS_SHOWN = 100;

    private final Workshop workshop;
    private final Expectations expectations;
    private final Bundle bundle;
    private final Task.Rows rows;
    private final long seed;
    private final NewGrading.Priority priority;
    private final Consumer<Progress> progress;
    private final Stopwatch stopwatch;
    private final List<Output> outputs = new ArrayList<>();

    GradingRun(
            Workshop workshop,
            Expectations expectations,
            Bundle bundle,
            Task.Rows rows,
            long seed,
            NewGrading.Priority priority,
            Consumer<Progress> progress,
            Stopwatch stopwatch) {
        this.workshop = workshop;
        this.expectations = expectations;
        this.bundle = bundle;
        this.rows = rows;
        this.seed = seed;
        this.priority = priority;
        this.progress = progress;
        this.stopwatch = stopwatch;
    }

    /// What the hand-in showed; nothing where it met hidden rows.
    List<Output> outputs() {
        return outputs;
    }

    Verdict verdict(FileTree handIn) throws BrokenBundle, SQLException, InterruptedException {
        return switch (Intake.examine(bundle, handIn)) {
            case Intake.Refused(var reasons) -> new Verdict.Refused(reasons);
            case Intake.Accepted(var sources) -> {
                progress.accept(new Progress(Progress.Stage.COMPILING, 0, List.of()));
                yield switch (workshop.prepare(
                        bundle, sources, bundle.limits(), seed, false, priority, stopwatch)) {
                    case Prepared.DoesNotCompile(var errors) -> new Verdict.CompileFailed(errors);
                    case Prepared.TooCostly(var message) ->
                            new Verdict.LimitHit(Limit.COMPILER, message, skipAll(bundle));
                    case Prepared.Ready(var execution, var uses) -> {
                        try (execution;
                                var solution = new Solution(workshop, bundle, seed, priority)) {
                            yield check(execution, uses, solution);
                        }
                    }
                };
            }
        };
    }

    private Verdict check(Execution execution, List<Use> uses, Solution solution)
            throws BrokenBundle, SQLException, InterruptedException {
        var steps = Step.of(bundle, rows);
        // first all that is expected: the hand-in's clock must not run while the solution does
        for (var step : steps) expectations.of(bundle, step, seed, solution);
        var tally = new Tally(bundle.checks(), steps, uses);
        progress.accept(tally.progress());
        Optional<CaseResult.LimitHit> hit = Optional.empty();
        for (var step : steps) {
            if (tally.isDecided(step.check())) continue;
            Optional<CheckResult> fault;
            if (execution.exhausted()) {
                fault = Optional.of(Judge.skipped(step.check(), OUT_OF_TIME));
                // nobody's points may hang on what was not run
                if (hit.isEmpty()) hit = Optional.of(new CaseResult.LimitHit(Limit.WALL, USED_UP));
            } else {
                var got = execution.run(step);
                if (got instanceof CaseResult.LimitHit limit && hit.isEmpty())
                    hit = Optional.of(limit);
                note(step, got);
                var expected = expectations.of(bundle, step, seed, solution);
                fault =
                        stopwatch.time(
                                Stopwatch.Phase.CHECK, () -> Judge.judge(step, expected, got));
                seen(step, got).ifPresent(log -> tally.noteLog(step.check(), log));
            }
            if (tally.note(step, fault)) progress.accept(tally.progress());
        }
        if (rows == Task.Rows.VISIBLE) notePrinted(execution, steps);
        var all = tally.results();
        return hit.<Verdict>map(limit -> new Verdict.LimitHit(limit.limit(), limit.message(), all))
                .orElseGet(() -> new Verdict.Graded(all));
    }

    /// Statements tell what rows are, so those on hidden ones are never shown.
    private static Optional<StatementLog> seen(Step step, CaseResult got) {
        return got instanceof CaseResult.Found(var evidence)
                        && !step.fixture().hidden()
                        && step.check().common().show() == Check.Show.ROWS
                ? evidence.sent()
                : Optional.empty();
    }

    private void notePrinted(Execution execution, List<Step> steps) {
        var printed = execution.printed();
        for (var step : steps) {
            var text = printed.get(step.check().name());
            if (text != null && !text.isEmpty())
                note(step, Legible.printed(text), Optional.empty(), "");
        }
    }

    private void note(Step step, CaseResult got) {
        switch (got) {
            case CaseResult.Found(var evidence) -> {
                if (evidence.shown().isPresent()) note(step, "", evidence.shown(), "");
                for (var answer : evidence.answers().stream().limit(1).toList())
                    said(step, Observations.words(answer.value()));
            }
            case CaseResult.SqlFailed(var message) -> said(step, message);
            case CaseResult.Ended(var how) -> said(step, how);
            case CaseResult.LimitHit(_, var message) -> said(step, message);
        }
    }

    private void said(Step step, String words) {
        note(step, "", Optional.empty(), Legible.message(words));
    }

    private void note(Step step, String printed, Optional<Table> table, String said) {
        if (rows != Task.Rows.VISIBLE) return;
        outputs.add(
                new Output(
                        step.check().name(),
                        step.fixture().name(),
                        printed,
                        table.stream().map(found -> found.shown(ROWS_SHOWN)).toList(),
                        said));
    }

    private static List<CheckResult> skipAll(Bundle bundle) {
        return bundle.checks().stream()
                .map(check ->
                        Judge.skipped(check, "Not run: it did not compile within the limits."))
                .toList();
    }
}
