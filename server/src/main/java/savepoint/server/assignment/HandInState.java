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
    GRADER_FAULT;

    /// By the kind of its verdict, null without one; `running` where a grader is at it.
    static HandInState of(String kind, boolean running) {
        if (kind == null) return running ? GRADING : WAITING;
        return switch (kind) {
            case "graded" -> GRADED;
            case "limit-hit" -> LIMIT_HIT;
            case "compile-failed" -> COMPILE_FAILED;
            case "refused" -> REFUSED;
            case "grader-fault" -> GRADER_FAULT;
            default -> throw new IllegalStateException("a verdict of kind " + kind);
        };
    }

    /// Whether its verdict says what the points are.
    boolean hasPoints() {
        return this == GRADED || this == LIMIT_HIT;
    }
}
