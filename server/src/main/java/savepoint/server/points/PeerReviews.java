package savepoint.server.points;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import savepoint.server.people.Term;
import savepoint.server.review.estimate.Calibration;

/// The reviews of an assignment, as points are made of them.
///
/// @param released whether authors see them and reviewing is over
/// @param given every review that was asked for
/// @param returned how many hand-ins that a reviewer gave back are part of their share all the same
/// @param settled what staff set the peers' part of works to, by work
/// @param samples what reviewers gave to samples, and what the instructor did
public record PeerReviews(
        boolean released,
        List<Given> given,
        Map<Long, Integer> returned,
        Map<Long, BigDecimal> settled,
        List<Calibration> samples) {
    /// A review that was asked for.
    ///
    /// @param reviewer the enrolment of who was asked
    /// @param extra whether it is more than their share
    /// @param points all criteria together; empty while it is not written
    /// @param helpful what the author says of it, 1 to 5
    /// @param proven whether it carries evidence that the grader bore out
    /// @param mark what staff think it is worth, from 0 to 1
    public record Given(
            long reviewer,
            long work,
            boolean extra,
            Optional<BigDecimal> points,
            boolean late,
            Optional<Integer> helpful,
            boolean proven,
            Optional<BigDecimal> mark) {}

    /// Where they come from.
    public interface Source {
        /// Those of an assignment; empty where there are none yet.
        Optional<PeerReviews> of(Term term, String assignment);

        /// At least the reviews of these works and those by these enrolments.
        default Optional<PeerReviews> of(
                Term term, String assignment, Collection<Long> works, Collection<Long> reviewers) {
            return of(term, assignment);
        }
    }
}
