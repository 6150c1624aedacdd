package savepoint.server.grading;

import java.util.List;
import savepoint.server.web.Coded;

/// A verdict as its page shows it.
///
/// `passed` of `total` counts checks; `points` of `of` are the automatic points, formatted;
/// `checks` are in the author's order and empty where none ran; `limit` (`5 s of processor time`)
/// belongs to `LIMIT_HIT`, `errors` to `COMPILE_FAILED`, `reason` to `REFUSED` and `LIMIT_HIT`, and `incident` to
/// `GRADER_FAULT`: null or empty otherwise.
public record VerdictView(
        Kind kind,
        int passed,
        int total,
        String points,
        String of,
        List<CheckView> checks,
        String limit,
        List<CodeError> errors,
        String reason,
        String incident) {

    /// The cases of a verdict; the last three cost no attempt.
    public enum Kind implements Coded {
        GRADED,
        LIMIT_HIT,
        COMPILE_FAILED,
        REFUSED,
        GRADER_FAULT
    }
}
