package savepoint.grader.queue;

/// What a grader is asked to do.
public sealed interface Task {
    /// Run the checks.
    ///
    /// @param handIn hash of the files to be graded
    record Grade(String handIn, Rows rows) implements Task {}

    /// Answer what somebody asks of a private copy.
    record Explore(long entry) implements Task {}

    /// The fixtures that the checks run on.
    enum Rows {
        ALL,
        /// Those that students may see: what a hand-in prints on them may be shown to them, too.
        VISIBLE
    }
}
