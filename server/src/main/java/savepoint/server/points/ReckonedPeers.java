package savepoint.server.points;

import java.util.Optional;
import savepoint.server.assignment.Assignment;
import savepoint.server.people.Term;
import savepoint.server.review.PeerPoints;

/// The peers' part as it stands in the reckoning that students read.
public final class ReckonedPeers implements PeerPoints {
    private final Standings standings;

    /// Of these facts.
    public ReckonedPeers(Standings standings) {
        this.standings = standings;
    }

    @Override
    public Optional<Given> of(Term term, Assignment assignment, long enrolment) {
        if (assignment.bundle().points().peers().signum() == 0) return Optional.empty();
        return standings
                .find(term, enrolment, assignment)
                .map(facts -> PeersPart.of(facts, InstructorPart.of(facts)))
                .filter(line -> !line.isOpen())
                .map(line -> new Given(Reckon.rounded(line.points()), line.of()));
    }
}
