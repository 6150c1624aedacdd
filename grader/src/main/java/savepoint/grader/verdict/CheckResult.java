package savepoint.grader.verdict;

import java.math.BigDecimal;
import java.util.List;

/// What one check found.
///
/// @param points what it is worth
/// @param earned between 0 and points
/// @param message what happened, for the student; for hidden fixtures it gives no data away
/// @param hint the author's, empty unless the check failed
/// @param differences rows that show the fault; empty where the check or its fixture keeps them secret
public record CheckResult(
        String name,
        String about,
        BigDecimal points,
        BigDecimal earned,
        Outcome outcome,
        String message,
        String hint,
        List<TableDiff> differences) {}
