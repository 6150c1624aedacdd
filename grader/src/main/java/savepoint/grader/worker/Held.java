package savepoint.grader.worker;

import savepoint.grader.queue.Claim;

/// A grading in this worker's hands, and whether it still is.
final class Held {
    private final Claim claim;
    private volatile boolean lost;

    Held(Claim claim) {
        this.claim = claim;
    }

    Claim claim() {
        return claim;
    }

    void lose() {
        lost = true;
    }

    boolean isLost() {
        return lost;
    }

    /// Ends work that is for nothing.
    void check() {
        if (lost) throw new LostLease(claim.ref());
    }

    /// Another worker has the grading: what is done here counts for nothing.
    static final class LostLease extends RuntimeException {
        private static final long serialVersionUID = 1;

        private LostLease(String ref) {
            super("the lease of grading " + ref + " was lost");
        }
    }
}
