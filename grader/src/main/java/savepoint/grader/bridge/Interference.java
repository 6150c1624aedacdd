package savepoint.grader.bridge;

/// What the trusted side does to a case's statements on their way to the server.
public interface Interference {
    /// Nothing.
    Interference NONE = (_, _) -> Fate.PASS;

    /// What becomes of a statement.
    enum Fate {
        /// The server carries it out.
        PASS,
        /// The server refuses it with an error.
        FAIL,
        /// Its connection is lost before the server has seen it.
        CUT,
        /// The server carries it out; the connection is lost before the answer arrives.
        CUT_UNANSWERED
    }

    /// Decides on a statement that is about to be sent.
    ///
    /// @param number of the statement in this case, from 1, over all its connections
    Fate of(int number, String sql);
}
