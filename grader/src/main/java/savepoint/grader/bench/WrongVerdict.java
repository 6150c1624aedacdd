package savepoint.grader.bench;

/// A right hand-in did not get all points: what was measured means nothing.
public final class WrongVerdict extends Exception {
    private static final long serialVersionUID = 1L;

    WrongVerdict(String message) {
        super(message);
    }
}
