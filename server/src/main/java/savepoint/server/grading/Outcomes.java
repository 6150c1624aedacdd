package savepoint.server.grading;

/// How the grader's outcomes look on a page.
final class Outcomes {
    private Outcomes() {}

    static Outcome of(savepoint.grader.verdict.Outcome outcome) {
        return switch (outcome) {
            case PASSED -> Outcome.PASSED;
            case FAILED, LIMIT_HIT -> Outcome.FAILED;
            case SKIPPED -> Outcome.NOT_RUN;
        };
    }
}
