package savepoint.server.points;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import savepoint.grader.bundle.Points;
import savepoint.grader.bundle.PointsPolicy.PeersBy;
import savepoint.server.review.estimate.Estimates;
import savepoint.server.review.estimate.Score;
import savepoint.server.review.estimate.Scores;

/// The reviews of an assignment by work and by reviewer.
///
/// @param estimates empty where the policy needs none
record Peers(
        PeerReviews all,
        BigDecimal of,
        Optional<Estimates> estimates,
        Map<Long, List<PeerReviews.Given>> byWork,
        Map<Long, List<PeerReviews.Given>> byReviewer) {
    static Peers of(PeerReviews all, Points points) {
        return new Peers(
                all,
                points.peers(),
                needsEstimates(points)
                        ? Optional.of(Estimates.of(scores(all, points.peers())))
                        : Optional.empty(),
                all.given().stream().collect(Collectors.groupingBy(PeerReviews.Given::work)),
                all.given().stream().collect(Collectors.groupingBy(PeerReviews.Given::reviewer)));
    }

    /// Whether the points of one review depend on all the others.
    static boolean needsEstimates(Points points) {
        var policy = points.policy();
        return points.peers().signum() > 0
                && (policy.peersBy() == PeersBy.ESTIMATE || policy.quality().signum() > 0);
    }

    /// Points above the part's, left from a rubric that has changed since, count as all of it.
    static Scores scores(PeerReviews all, BigDecimal of) {
        return new Scores(
                        all.given().stream()
                                .filter(one -> one.points().isPresent())
                                .map(one ->
                                        new Score(
                                                one.reviewer(),
                                                one.work(),
                                                one.points().get().min(of).doubleValue()))
                                .toList(),
                        Map.of(),
                        of.doubleValue())
                .calibrated(all.samples());
    }

    /// The reviews of a work; empty until they are released.
    Optional<Facts.Received> received(Long work) {
        if (!all.released() || work == null) return Optional.empty();
        var points =
                byWork.getOrDefault(work, List.of()).stream()
                        .flatMap(one -> one.points().stream())
                        .toList();
        return Optional.of(
                new Facts.Received(
                        points,
                        points.isEmpty() ? Optional.empty() : estimate(work),
                        List.of(),
                        Optional.ofNullable(all.settled().get(work))));
    }

    /// The reviews that somebody was asked for; empty until it is over.
    Optional<Facts.Reviewing> reviewing(long reviewer) {
        if (!all.released()) return Optional.empty();
        var asked = byReviewer.getOrDefault(reviewer, List.of());
        int returned = all.returned().getOrDefault(reviewer, 0);
        return Optional.of(
                new Facts.Reviewing(
                        Math.toIntExact(asked.stream().filter(one -> !one.extra()).count())
                                + returned,
                        returned,
                        asked.stream()
                                .filter(one -> one.points().isPresent())
                                .map(one -> new Facts.Written(one.late(), quality(one)))
                                .toList()));
    }

    private Quality quality(PeerReviews.Given one) {
        return new Quality(
                estimate(one.work())
                        .map(points -> Quality.agreement(one.points().orElseThrow(), points, of)),
                one.helpful(),
                one.proven(),
                one.mark());
    }

    private Optional<BigDecimal> estimate(long work) {
        return estimates.map(found ->
                BigDecimal.valueOf(found.work(work).points()).setScale(2, RoundingMode.HALF_UP));
    }
}
