package savepoint.server.review.estimate;

import java.util.Set;

/// Something in a round that a person should look at. It changes no points by itself.
public sealed interface Flag {
    /// A score far from what the other reviews of the work, and the reviewer's other reviews, lead one to expect.
    record Outlier(long reviewer, long work, double points, double expected) implements Flag {}

    /// Two reviews of much the same words.
    ///
    /// @param share of their word groups that both have, from 0 to 1
    record SameText(long reviewer, long work, long otherReviewer, long otherWork, double share)
            implements Flag {}

    /// People who, in a circle, gave each other more than others gave their works.
    ///
    /// @param excess points more, on average
    record Ring(Set<Long> people, double excess) implements Flag {
        public Ring {
            people = Set.copyOf(people);
        }
    }

    /// A work whose reviews leave too open what it is worth.
    record NeedsPerson(long work, Reason reason) implements Flag {}

    /// Why a work's reviews are not enough.
    enum Reason {
        /// Nobody, or one person only, reviewed it.
        TOO_FEW,
        /// The lowest and the highest differ by a third of the points or more.
        DISAGREEMENT,
        /// They agree, but are of people whose judgement says little.
        UNCERTAIN
    }
}
