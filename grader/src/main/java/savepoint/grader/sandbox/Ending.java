package savepoint.grader.sandbox;

import savepoint.grader.verdict.Limit;

/// How a box came to its end.
public sealed interface Ending {
    /// By itself; a code above 128 is 128 + the signal that ended it.
    record Exited(int code) implements Ending {}

    /// It was ended because it used more than its limits allow.
    record Killed(Limit limit) implements Ending {}

    /// The grader had no more use for it.
    record Stopped() implements Ending {}
}
