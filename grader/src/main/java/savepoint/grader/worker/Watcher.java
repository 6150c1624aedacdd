package savepoint.grader.worker;

import savepoint.grader.queue.Claim;
import savepoint.grader.queue.Ended;

/// Hears what becomes of a worker's gradings. It is told by the threads that grade, and must not hold them up.
public interface Watcher {
    /// Nobody.
    Watcher NOBODY =
            new Watcher() {
                @Override
                public void ended(Claim claim, Ended ended) {
                    // nobody listens
                }

                @Override
                public void failed(Claim claim) {
                    // nobody listens
                }
            };

    /// A grading was reported, and the report was taken.
    void ended(Claim claim, Ended ended);

    /// A try ended by our fault.
    void failed(Claim claim);
}
