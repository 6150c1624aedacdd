package savepoint.grader.run;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import savepoint.grader.bundle.Check;
import savepoint.grader.bundle.Fixture;
import savepoint.grader.check.Difference;
import savepoint.grader.check.Legible;
import savepoint.grader.check.Observation;
import savepoint.grader.check.Observations;
import savepoint.grader.check.Table;
import savepoint.grader.check.TableComparison;
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

    /// Empty where the hand-in did what the solution did.
    static Optional<CheckResult> judge(
            Check check, Fixture fixture, CaseResult expected, CaseResult got) {
        return switch (got) {
            case CaseResult.SqlFailed(var message) ->
                    Optional.of(
                            failed(
                                    check,
                                    fixture,
                                    "the database refused the statement",
                                    "the database says: " + message,
                                    List.of()));
            // an exit code is a word of the hand-in, too
            case CaseResult.Ended(var how) ->
                    Optional.of(
                            failed(
                                    check,
                                    fixture,
                                    "the program ended before the call returned",
                                    how,
                                    List.of()));
            case CaseResult.LimitHit(_, var message) ->
                    Optional.of(result(check, Outcome.LIMIT_HIT, message, List.of()));
            case CaseResult.Rows(var table) ->
                    compareRows(
                            (Check.Rows) check,
                            fixture,
                            ((CaseResult.Rows) expected).table(),
                            table);
            case CaseResult.Observed observed ->
                    switch (check) {
                        case Check.Returns returns ->
                                differs(
                                        check,
                                        fixture,
                                        "",
                                        new Observations(returns.order(), returns.tolerance())
                                                .compare(
                                                        ((CaseResult.Observed) expected)
                                                                .answer()
                                                                .value(),
                                                        observed.answer().value()));
                        case Check.State state ->
                                compareState(
                                        state, fixture, (CaseResult.Observed) expected, observed);
                        case Check.Compiles _, Check.Rows _ ->
                                throw new IllegalStateException(
                                        "check %s has no scenario".formatted(check.name()));
                    };
        };
    }

    private static Optional<CheckResult> compareRows(
            Check.Rows check, Fixture fixture, Table expected, Table got) {
        return differs(
                check,
                fixture,
                "result",
                new TableComparison(check.order(), check.byName(), check.tolerance())
                        .compare(expected, got));
    }

    private static Optional<CheckResult> compareState(
            Check.State check,
            Fixture fixture,
            CaseResult.Observed expected,
            CaseResult.Observed got) {
        var tables = new TableComparison(new Check.Order.Bag(), false, BigDecimal.ZERO);
        for (Map.Entry<String, Table> table : expected.state().entrySet()) {
            var found = got.state().get(table.getKey());
            var difference =
                    found == null
                            ? Optional.of(Difference.inWords("the table is gone"))
                            : tables.compare(table.getValue(), found);
            if (difference.isPresent()) {
                var why = difference.get();
                var threw =
                        got.answer().value() instanceof Observation.Thrown thrown
                                ? "; the call threw %s: %s"
                                        .formatted(thrown.types().getFirst(), thrown.message())
                                : "";
                return differs(
                        check,
                        fixture,
                        table.getKey(),
                        Optional.of(
                                new Difference(
                                        "table %s is not what the reference leaves: %s"
                                                .formatted(table.getKey(), why.category()),
                                        "table %s is not what the reference leaves: %s%s"
                                                .formatted(table.getKey(), why.words(), threw),
                                        why.columns(),
                                        why.rows(),
                                        why.more())));
            }
        }
        if (!check.observe()) return Optional.empty();
        return differs(
                check,
                fixture,
                "",
                new Observations(new Check.Order.Exact(), BigDecimal.ZERO)
                        .compare(expected.answer().value(), got.answer().value()));
    }

    private static Optional<CheckResult> differs(
            Check check, Fixture fixture, String title, Optional<Difference> found) {
        return found.map(difference ->
                failed(
                        check,
                        fixture,
                        difference.category(),
                        difference.words(),
                        difference.rows().isEmpty()
                                ? List.of()
                                : List.of(
                                        new TableDiff(
                                                fixture.name(),
                                                title,
                                                difference.columns(),
                                                difference.rows(),
                                                difference.more()))));
    }

    /// Hidden fixtures give away the category of a fault, never a row and never the hand-in's own words about one.
    private static CheckResult failed(
            Check check, Fixture fixture, String category, String words, List<TableDiff> rows) {
        var message =
                fixture.hidden()
                        ? "Right on the sample rows, wrong on hidden ones: " + category
                        : "On the sample rows: " + words;
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
