package savepoint.grader.verdict;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/// What one check found.
///
/// @param points what it is worth
/// @param earned between 0 and points
/// @param message what happened, for the student; for hidden fixtures it gives no data away
/// @param hint the author's, empty unless the check failed
/// @param differences rows that show the fault; empty where the check or its fixture keeps them secret
/// @param log the statements that it was about, on rows that may be shown; null where there is none
public record CheckResult(
        String name,
        String about,
        BigDecimal points,
        BigDecimal earned,
        Outcome outcome,
        String message,
        String hint,
        List<TableDiff> differences,
        StatementLog log) {
    /// A check that was not about statements.
    public CheckResult(
            String name,
            String about,
            BigDecimal points,
            BigDecimal earned,
            Outcome outcome,
            String message,
            String hint,
            List<TableDiff> differences) {
        this(name, about, points, earned, outcome, message, hint, differences, null);
    }

    /// The same with points for those of its fixtures on which it passed.
    public CheckResult inPart(int passed, int all) {
        var part =
                points.multiply(BigDecimal.valueOf(passed))
                        .divide(BigDecimal.valueOf(all), 2, RoundingMode.DOWN)
                        .stripTrailingZeros();
        var words =
                passed == 0
                        ? message
                        : "Passed on %d of %d sets of rows. %s".formatted(passed, all, message);
        return new CheckResult(name, about, points, part, outcome, words, hint, differences, log);
    }

    /// The same with these statements beside it.
    public CheckResult with(Optional<StatementLog> found) {
        return found.isEmpty()
                ? this
                : new CheckResult(
                        name,
                        about,
                        points,
                        earned,
                        outcome,
                        message,
                        hint,
                        differences,
                        found.get());
    }
}
