package savepoint.server.grading;

import savepoint.grader.bundle.Bundle;
import savepoint.grader.verdict.GradingReport;

/// How far the grading of a submission has come. The bundle is the version it is or was graded by.
public sealed interface Standing {
    /// The bundle it is graded by.
    Bundle bundle();

    /// There is no verdict yet; `grading` is the ref to follow it by.
    record UnderWay(String grading, Bundle bundle) implements Standing {}

    /// The verdict that counts.
    record Ended(GradingReport report, Bundle bundle) implements Standing {}
}
