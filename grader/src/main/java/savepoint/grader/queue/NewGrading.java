package savepoint.grader.queue;

import java.time.Instant;
import java.util.OptionalLong;

/// A grading to be queued, written in the transaction of what it grades.
///
/// @param enrolmentId whose turn it uses; empty for somebody who is not enrolled
/// @param versionId the published bundle, or whatever has the files of a console
public record NewGrading(
        String ref,
        Subject subject,
        OptionalLong enrolmentId,
        long versionId,
        long seed,
        Priority priority,
        Instant createdAt) {
    /// What is graded. A tree is the hash of the files.
    public sealed interface Subject {
        record Submission(long id, String tree) implements Subject {}

        record Run(long id, String tree) implements Subject {}

        record ConsoleEntry(long id) implements Subject {}

        /// An answer in a quiz, as it stood when the attempt ended.
        record Answer(long attempt, int position, int version, String tree) implements Subject {}

        /// A try of an answer; which rows it meets stands with it.
        record CodeRun(long id, String tree) implements Subject {}
    }

    /// Live work goes before regrades.
    public enum Priority {
        LIVE(0),
        REGRADE(5);

        private final int rank;

        Priority(int rank) {
            this.rank = rank;
        }

        static Priority of(int rank) {
            return rank == LIVE.rank ? LIVE : REGRADE;
        }

        public int rank() {
            return rank;
        }
    }
}
