package savepoint.server.quiz.attempt;

import savepoint.server.web.Coded;

/// The tries at a question on a sitting's page. `told` says how the last one went, null before the first; `next` what the
/// next one is worth, null where there is none; `check` is the value with which the form's button asks for it, null while
/// the grader is at the last one.
public record TryView(State state, String told, String next, String check) {
    /// How the last try went.
    public enum State implements Coded {
        UNTRIED,
        WAITING,
        RIGHT,
        PARTLY,
        WRONG
    }

    /// Whether nothing can be changed any more.
    public boolean over() {
        return next == null;
    }
}
