package savepoint.server.points;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import savepoint.grader.bundle.PointsPolicy;
import savepoint.grader.bundle.PointsPolicy.Unwritten;
import savepoint.server.points.Reckoning.Line;
import savepoint.server.web.Figures;

/// The part for reviewing others.
final class ReviewingPart {
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    private ReviewingPart() {}

    static Line of(Facts facts) {
        var of = facts.points().reviewing();
        if (facts.reviewing().isEmpty())
            return new Line("Reviewing", BigDecimal.ZERO, of, "not over yet", true);
        var reviewing = facts.reviewing().get();
        if (reviewing.asked() == 0)
            return facts.handIn().isPresent()
                    ? new Line("Reviewing", of, of, "no review was asked for", false)
                    : new Line(
                            "Reviewing",
                            BigDecimal.ZERO,
                            of,
                            facts.nothing() + ", so no review was asked for",
                            false);
        return reviewed(facts.points().policy(), of, reviewing);
    }

    private static Line reviewed(PointsPolicy policy, BigDecimal of, Facts.Reviewing reviewing) {
        // More than the share is asked of some where others left theirs; the best of them count.
        var counted =
                reviewing.written().stream()
                        .sorted(
                                Comparator.comparing((Facts.Written one) -> worth(policy, one))
                                        .thenComparing(one -> !one.late())
                                        .thenComparing(one -> one.quality().share())
                                        .reversed())
                        .limit(reviewing.asked())
                        .toList();
        var late = counted.stream().filter(Facts.Written::late).count();
        var says = new StringBuilder("%d of %d done".formatted(counted.size(), reviewing.asked()));
        if (late == 0) says.append(counted.isEmpty() ? "" : " in time");
        else
            says.append(
                    ", %d of them late, which %s".formatted(late, lateWords(policy.lateReview())));
        if (reviewing.returned() > 0)
            says.append(", %d given back".formatted(reviewing.returned()));
        if (policy.unwritten() == Unwritten.NOTHING && counted.size() < reviewing.asked())
            return new Line(
                    "Reviewing",
                    BigDecimal.ZERO,
                    of,
                    says + "; all of them are needed for the points",
                    false);
        if (policy.quality().signum() > 0 && !counted.isEmpty())
            says.append(quality(policy, counted));
        var sum =
                counted.stream()
                        .map(one -> worth(policy, one))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Line(
                "Reviewing",
                Reckon.within(
                        Reckon.share(
                                of,
                                sum,
                                ALL.multiply(ALL).multiply(BigDecimal.valueOf(reviewing.asked()))),
                        of),
                of,
                says.toString(),
                false);
    }

    private static String lateWords(BigDecimal worth) {
        if (worth.signum() == 0) return "earns nothing";
        return worth.compareTo(ALL) == 0
                ? "costs nothing"
                : "counts %s %%".formatted(Figures.plain(worth));
    }

    private static String quality(PointsPolicy policy, List<Facts.Written> counted) {
        return "; %s %% by quality (%s)"
                .formatted(
                        Figures.plain(policy.quality()),
                        counted.stream()
                                .map(one ->
                                        Figures.plain(one.quality().share().multiply(ALL)) + " %")
                                .collect(Collectors.joining(", ")));
    }

    /// What a review is worth, in hundredths of a percent of its share.
    private static BigDecimal worth(PointsPolicy policy, Facts.Written written) {
        var time = written.late() ? policy.lateReview() : ALL;
        var quality = policy.quality().multiply(written.quality().share());
        return time.multiply(ALL.subtract(policy.quality()).add(quality));
    }
}
