package savepoint.server.points;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Optional;
import savepoint.server.people.Term;
import savepoint.server.review.PeerFacts;

/// The reviews that rounds brought, as points are made of them.
public final class RoundReviews implements PeerReviews.Source {
    private final PeerFacts facts;

    /// Of these facts.
    public RoundReviews(PeerFacts facts) {
        this.facts = facts;
    }

    @Override
    public Optional<PeerReviews> of(Term term, String assignment) {
        return facts.of(term, assignment).map(RoundReviews::reviews);
    }

    @Override
    public Optional<PeerReviews> of(
            Term term, String assignment, Collection<Long> works, Collection<Long> reviewers) {
        return facts.of(term, assignment, works, reviewers).map(RoundReviews::reviews);
    }

    private static PeerReviews reviews(PeerFacts.Facts facts) {
        return new PeerReviews(
                facts.released(),
                facts.asked().stream().map(RoundReviews::given).toList(),
                facts.returned(),
                facts.marks(),
                facts.samples());
    }

    private static PeerReviews.Given given(PeerFacts.Asked asked) {
        return new PeerReviews.Given(
                asked.reviewer(),
                asked.work(),
                asked.extra(),
                asked.isWritten() ? Optional.of(asked.total()) : Optional.empty(),
                asked.late(),
                Optional.ofNullable(asked.helpful()),
                asked.proven(),
                Optional.ofNullable(asked.mark()).map(percent -> BigDecimal.valueOf(percent, 2)));
    }
}
