package savepoint.grader.queue;

import java.time.Instant;

/// A grading to be queued, written in the transaction of what it grades.
///
/// @param enrolmentId whose turn it uses
/// @param tree hash of the files handed in
/// @param versionId the published bundle
public record NewGrading(
        String ref,
        long submissionId,
        long enrolmentId,
        String tree,
        long versionId,
        long seed,
        Priority priority,
        Instant createdAt) {
    /// Live work goes before regrades.
    public enum Priority {
        LIVE(0),
        REGRADE(5);

        private final int rank;

        Priority(int rank) {
            this.rank = rank;
        }

        public int rank() {
            return rank;
        }
    }
}
