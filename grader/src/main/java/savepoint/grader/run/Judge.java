package savepoint.grader.run;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import savepoint.grader.bundle.Check;
import savepoint.grader.check.Legible;
import savepoint.grader.kind.CaseResult;
import savepoint.grader.kind.Evidence;
import savepoint.grader.kind.Finding;
import savepoint.grader.kind.Kind;
import savepoint.grader.kind.Kinds;
import savepoint.grader.verdict.CheckResult;
import savepoint.grader.verdict.Outcome;
import savepoint.grader.verdict.TableDiff;

/// Decides a check on one fixture from what hand-in and solution did there, and words it for the student.
final class Judge {
    private Judge() {}

    static CheckResult passed(Check check) {
        return result(check, Outcome.PASSED, "", List.of());
    }

    static CheckResult skipped(Check check, String why) {
        return result(check, Outcome.SKIPPED, why, List.of());
    }

    /// Its source is not what it should be.
    static CheckResult misshapen(Check check, String words) {
        return result(
                check,
                Outcome.FAILED,
                check.common().show() == Check.Show.NOTHING ? "This check failed." : words + ".",
                List.of());
    }

    /// Empty where the hand-in did what the solution did.
    static Optional<CheckResult> judge(Step step, CaseResult expected, CaseResult got) {
        var check = step.check();
        return switch (got) {
            case CaseResult.SqlFailed(var message) ->
                    Optional.of(
                            failed(
                                    step,
                                    "the database refused the statement",
                                    "the database says: " + message,
                                    List.of()));
            // an exit code is a word of the hand-in, too
            case CaseResult.Ended(var how) ->
                    Optional.of(
                            failed(
                                    step,
                                    "the program ended before the call returned",
                                    how,
                                    List.of()));
            case CaseResult.LimitHit(_, var message) ->
                    Optional.of(result(check, Outcome.LIMIT_HIT, message, List.of()));
            case CaseResult.Found(Evidence evidence) ->
                    step.kind()
                            .judge(((CaseResult.Found) expected).evidence(), evidence)
                            .map(finding -> failed(step, finding));
        };
    }

    private static CheckResult failed(Step step, Finding finding) {
        var difference = finding.difference();
        return failed(
                step,
                difference.category(),
                difference.words(),
                difference.rows().isEmpty()
                        ? List.of()
                        : List.of(
                                new TableDiff(
                                        step.fixture().name(),
                                        finding.title(),
                                        difference.columns(),
                                        difference.rows(),
                                        difference.more())));
    }

    /// Hidden fixtures give away the category of a fault, never a row and never the hand-in's own words about one.
    private static CheckResult failed(
            Step step, String category, String words, List<TableDiff> rows) {
        var check = step.check();
        var fixture = step.fixture();
        var what =
                !Kinds.of(check).map(Kind::isAboutRows).orElse(true)
                        ? words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1)
                        : fixture.hidden()
                                ? "Right on the sample rows, wrong on hidden ones: " + category
                                : "On the sample rows: " + words;
        var message = step.several() ? "%s: %s".formatted(step.engine().label(), what) : what;
        return switch (check.common().show()) {
            case ROWS ->
                    result(
                            check,
                            Outcome.FAILED,
                            message + ".",
                            fixture.hidden() ? List.of() : rows);
            case CATEGORY -> result(check, Outcome.FAILED, message + ".", List.of());
            case NOTHING -> result(check, Outcome.FAILED, "This check failed.", List.of());
        };
    }

    private static CheckResult result(
            Check check, Outcome outcome, String message, List<TableDiff> rows) {
        var common = check.common();
        var earned = outcome == Outcome.PASSED ? common.points() : BigDecimal.ZERO;
        var hint = outcome == Outcome.FAILED || outcome == Outcome.LIMIT_HIT ? common.hint() : "";
        return new CheckResult(
                common.name(),
                common.about(),
                common.points(),
                earned,
                outcome,
                Legible.message(message),
                hint,
                rows);
    }
}
