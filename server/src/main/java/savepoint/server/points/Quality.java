package savepoint.server.points;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.stream.Stream;

/// What is known of how good a review is; what nobody said does not count against it.
///
/// @param agreement how near its points are to the estimate, from 0 to 1
/// @param helpful the author's rating, 1 to 5
/// @param verified whether it carries evidence that the grader bore out
/// @param mark an instructor's judgement, from 0 to 1, which goes before all else
public record Quality(
        Optional<BigDecimal> agreement,
        Optional<Integer> helpful,
        boolean verified,
        Optional<BigDecimal> mark) {
    /// Nothing is known.
    public static final Quality UNKNOWN =
            new Quality(Optional.empty(), Optional.empty(), false, Optional.empty());

    // Points that differ by no more than this share are a matter of taste; by this much more,
    // nothing agrees.
    private static final double TASTE = 0.1;
    private static final double NOT_AT_ALL = 0.4;

    private static final BigDecimal EVIDENCE = new BigDecimal("0.2");
    private static final BigDecimal RATINGS = BigDecimal.valueOf(4);

    /// How far points out of `of` agree with the estimate.
    public static BigDecimal agreement(BigDecimal points, BigDecimal estimate, BigDecimal of) {
        if (of.signum() == 0) return BigDecimal.ONE;
        var apart = points.subtract(estimate).abs().doubleValue() / of.doubleValue();
        var agrees = Math.clamp(1 - (apart - TASTE) / NOT_AT_ALL, 0, 1);
        return BigDecimal.valueOf(agrees).setScale(2, RoundingMode.HALF_UP);
    }

    /// From 0 to 1, in hundredths.
    BigDecimal share() {
        if (mark.isPresent()) return hundredths(mark.get());
        var said =
                Stream.concat(
                                agreement.stream(),
                                helpful.stream()
                                        .map(rating ->
                                                BigDecimal.valueOf(rating - 1L)
                                                        .divide(RATINGS, 2, RoundingMode.HALF_UP)))
                        .toList();
        if (said.isEmpty()) return BigDecimal.ONE;
        var sum = said.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var mean = sum.divide(BigDecimal.valueOf(said.size()), 4, RoundingMode.HALF_UP);
        return hundredths(verified ? mean.add(EVIDENCE) : mean);
    }

    private static BigDecimal hundredths(BigDecimal share) {
        return share.max(BigDecimal.ZERO).min(BigDecimal.ONE).setScale(2, RoundingMode.HALF_UP);
    }
}
