package savepoint.server.grading;

import savepoint.server.web.Coded;

/// How a check stands on a page: `WAITING` has not run yet, `NOT_RUN` never will in this grading,
/// because it ended before.
public enum Outcome implements Coded {
    WAITING,
    RUNNING,
    PASSED,
    FAILED,
    NOT_RUN
}
