package savepoint.grader.run;

import java.util.Map;
import savepoint.grader.check.Observation;
import savepoint.grader.check.Table;
import savepoint.grader.verdict.Limit;

/// What one check's run on one fixture came to, for hand-in and solution alike.
sealed interface CaseResult {
    /// A query's rows.
    record Rows(Table table) implements CaseResult {}

    /// A scenario's observation and the tables after it; no tables where the check does not ask for them.
    record Observed(Observation.Answer answer, Map<String, Table> state) implements CaseResult {}

    /// The database refused the statement, or the hand-in was not one statement.
    record SqlFailed(String message) implements CaseResult {}

    /// The program ended before it answered.
    record Ended(String how) implements CaseResult {}

    record LimitHit(Limit limit, String message) implements CaseResult {}
}
