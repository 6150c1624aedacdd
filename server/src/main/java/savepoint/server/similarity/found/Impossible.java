package savepoint.server.similarity.found;

/// Why hand-ins cannot be compared, in words for the instructor.
public final class Impossible extends Exception {
    private static final long serialVersionUID = 1;

    /// With a sentence that says what to do.
    public Impossible(String words) {
        super(words);
    }
}
