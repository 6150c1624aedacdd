package savepoint.grader.kind;

import savepoint.grader.verdict.Limit;

/// What one check's run on one fixture came to, for hand-in and solution alike.
public sealed interface CaseResult {
    /// It could be carried out, and this was found out.
    record Found(Evidence evidence) implements CaseResult {}

    /// The database refused the statement, or the hand-in was not one statement.
    record SqlFailed(String message) implements CaseResult {}

    /// The program ended before it answered.
    record Ended(String how) implements CaseResult {}

    record LimitHit(Limit limit, String message) implements CaseResult {}
}
