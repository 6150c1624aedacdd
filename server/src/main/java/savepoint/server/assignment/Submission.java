package savepoint.server.assignment;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import savepoint.server.deadline.LatePolicy;

/// One hand-in of a work.
///
/// @param activity the assignment's id, `assignment` its slug
/// @param enrolment of somebody whose it is: their deadline is that of all
/// @param week null where the assignment is in none
/// @param dueAt for those whose it is; null where there is no deadline
/// @param tree SHA-256 of the files handed in
/// @param student the names of all whose it is, `people` how many these are
/// @param counts whether it is the newest with a verdict that counts
/// @param older the ref of the work's hand-in before it, or null
/// @param newer the ref of the one after it, or null
public record Submission(
        long id,
        String ref,
        long activity,
        long enrolment,
        String assignment,
        String title,
        Integer week,
        int number,
        Instant receivedAt,
        Instant dueAt,
        String tree,
        String student,
        int people,
        String handedInBy,
        boolean counts,
        String older,
        String newer) {

    /// Who of several handed it in; null where it is one student's.
    String by() {
        return people > 1 ? handedInBy : null;
    }

    /// How long after the deadline it came; zero for one in time.
    public Duration late() {
        return dueAt == null || !receivedAt.isAfter(dueAt)
                ? Duration.ZERO
                : Duration.between(dueAt, receivedAt);
    }

    /// Whether a verdict of this kind says what the points are, and so costs an attempt.
    static boolean hasPoints(String kind) {
        return "graded".equals(kind) || "limit-hit".equals(kind);
    }

    /// One line of a list of hand-ins.
    ///
    /// @param tree SHA-256 of the files handed in
    /// @param kind of its verdict, as `Verdict.word`; null until there is one, and the points with it
    /// @param passed of `checks` in its verdict
    /// @param running whether a grader is at it
    public record Listed(
            String ref,
            int number,
            Instant receivedAt,
            Instant dueAt,
            String tree,
            String handedInBy,
            int people,
            String kind,
            BigDecimal points,
            BigDecimal possible,
            int passed,
            int checks,
            boolean running,
            boolean counts) {

        /// Who of several handed it in; null where it is one student's.
        String by() {
            return people > 1 ? handedInBy : null;
        }

        /// Whether it came after the deadline and the grace that the course gives.
        public boolean isLate(LatePolicy policy) {
            return policy.isLate(receivedAt, dueAt);
        }

        /// What has become of it.
        public HandInState state() {
            return HandInState.of(kind, running);
        }

        /// Whether its verdict says what the points are.
        public boolean hasPoints() {
            return Submission.hasPoints(kind);
        }
    }
}
