package savepoint.grader.bundle;

import java.math.BigDecimal;
import java.util.Set;

/// How the parts of an assignment's points come about, and what stands in for what is missing.
///
/// @param peersBy how the reviews of a work become the peers' part
/// @param leastReviews with fewer, `tooFew` applies
/// @param unwritten what is left of the reviewing part when reviews were not written
/// @param lateReview percent that a review written too late is worth
/// @param quality percent of the reviewing part that the reviews' quality decides
/// @param lateCosts parts from which a late hand-in's penalty is taken
public record PointsPolicy(
        PeersBy peersBy,
        int leastReviews,
        TooFew tooFew,
        Unwritten unwritten,
        BigDecimal lateReview,
        BigDecimal quality,
        Set<Part> lateCosts) {
    public static final PointsPolicy USUAL =
            new PointsPolicy(
                    PeersBy.MEDIAN,
                    1,
                    TooFew.INSTRUCTOR,
                    Unwritten.SHARE,
                    BigDecimal.valueOf(50),
                    BigDecimal.ZERO,
                    Set.of(Part.INSTRUCTOR, Part.PEERS));

    public PointsPolicy {
        lateCosts = Set.copyOf(lateCosts);
    }

    /// How the reviews of a work become points.
    public enum PeersBy {
        MEDIAN,
        MEAN,
        /// The estimate that allows for the reviewers' bias and reliability.
        ESTIMATE
    }

    /// What the peers' part is where too few reviewed.
    public enum TooFew {
        /// As large a share as the instructor's part.
        INSTRUCTOR,
        /// What an instructor gives by the peers' criteria.
        RUBRIC,
        /// All of it.
        FULL
    }

    /// What reviews that were not written cost.
    public enum Unwritten {
        /// Each its share.
        SHARE,
        /// Everything.
        NOTHING
    }

    /// A part that being late can cost.
    public enum Part {
        INSTRUCTOR,
        PEERS,
        REVIEWING
    }
}
