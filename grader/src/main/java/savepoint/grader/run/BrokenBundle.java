package savepoint.grader.run;

/// The bundle itself cannot be graded: its solution fails, its scenarios do not compile, its fixtures do not load.
public final class BrokenBundle extends Exception {
    public BrokenBundle(String message) {
        super(message);
    }
}
