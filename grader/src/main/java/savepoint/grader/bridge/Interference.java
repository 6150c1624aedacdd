package savepoint.grader.bridge;

import java.sql.SQLException;
import java.util.Collection;

/// What the trusted side does to a case's connections and statements on their way to the server. Called by the threads of
/// the connections.
public interface Interference {
    /// Nothing.
    Interference NONE = new Interference() {};

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
    default Fate of(int number, String sql) {
        return Fate.PASS;
    }

    /// How many connections there may be at a time.
    default int connections() {
        return Integer.MAX_VALUE;
    }

    /// The case begins.
    default void begins(Locks locks) {}

    /// A client is about to ask the server; it may be kept waiting here.
    default void asks(Talk talk) throws InterruptedException {}

    /// The server has answered and waits for more.
    default void answered(Talk talk) {}

    /// The client has left.
    default void left(Talk talk) {}

    /// The program says how its actors are: its own word, by which nothing is judged.
    ///
    /// @param actor from 1, or 0 where the state is the number of actors
    default void told(int actor, int state) {}

    /// The case is over: nobody must wait any more.
    default void ends() {}

    /// A connection as the bridge knows it.
    interface Talk {
        /// The actor that opened it, by the program's word; 0 where it named none.
        int actor();

        /// The server's process for it.
        int process();
    }

    /// Sees who waits for whom in the server.
    interface Locks {
        /// How many of these processes wait for a lock that another holds.
        long blocked(Collection<Integer> processes) throws SQLException;
    }
}
