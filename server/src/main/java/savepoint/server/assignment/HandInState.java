package savepoint.server.assignment;

import savepoint.server.web.Coded;

/// What has become of a hand-in, for lists: the first two are under way, the rest are the cases of a
/// verdict.
public enum HandInState implements Coded {
    WAITING,
    GRADING,
    GRADED,
    LIMIT_HIT,
    COMPILE_FAILED,
    REFUSED,
    GRADER_FAULT
}
