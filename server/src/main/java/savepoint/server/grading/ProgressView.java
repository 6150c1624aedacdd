package savepoint.server.grading;

import java.util.List;
import savepoint.server.web.Coded;

/// A grading that is still under way.
///
/// `events` is the address of its live events; `place` counts from 1 the gradings up to and with
/// this one that wait, 0 once it runs; `steps` are its checks in order.
public record ProgressView(String events, State state, int place, List<Step> steps) {

    /// One check of the grading: `name` is its slug.
    public record Step(String name, String about, Outcome outcome) {}

    /// What the grader is doing with it.
    public enum State implements Coded {
        WAITING,
        COMPILING,
        CHECKING,
        DONE
    }
}
