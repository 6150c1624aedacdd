package savepoint.server.review;

import java.math.BigDecimal;
import java.util.Optional;
import savepoint.server.assignment.Assignment;
import savepoint.server.people.Term;

/// What peers give by the policy of an assignment, as it is reckoned where all its parts are.
@FunctionalInterface
public interface PeerPoints {
    /// So many of so many.
    record Given(BigDecimal points, BigDecimal of) {}

    /// Of the work of a student, by the id of their enrolment; empty where peers give none, and while they are still open.
    Optional<Given> of(Term term, Assignment assignment, long enrolment);
}
