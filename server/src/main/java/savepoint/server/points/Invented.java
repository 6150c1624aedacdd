package savepoint.server.points;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.Points;
import savepoint.server.deadline.LatePolicy;
import savepoint.server.deadline.Lateness;
import savepoint.server.review.estimate.Estimates;
import savepoint.server.review.estimate.Score;
import savepoint.server.review.estimate.Scores;
import savepoint.server.review.simulate.MadeUp;

/// The facts of an invented class that did an assignment: some hand in nothing or late, some do not review.
public final class Invented {
    // Of a hundred students.
    private static final int HAND_IN_NOTHING = 5;
    private static final int HAND_IN_LATE = 12;
    private static final int REVIEW_NOTHING = 8;

    // Of a hundred reviews that the others are asked for.
    private static final int LEFT = 4;
    private static final int LATE = 8;
    private static final int RATED = 60;
    private static final int PROVEN = 15;

    private final Bundle bundle;
    private final Points points;
    private final LatePolicy late;
    private final Random random;
    private final int count;
    private final MadeUp made;
    private final Set<Long> absent = new HashSet<>();
    private final List<Score> written = new ArrayList<>();
    private final Map<Score, Boolean> isLate = new HashMap<>();

    private Invented(
            Bundle bundle, Points points, LatePolicy late, int size, int count, long seed) {
        this.bundle = bundle;
        this.points = points;
        this.late = late;
        this.count = count;
        random = new Random(seed);
        made = MadeUp.of(size, count, seed);
        for (var student = 0L; student < size; student++)
            if (chance(HAND_IN_NOTHING)) absent.add(student);
        var idle = new HashSet<Long>();
        for (var student = 0L; student < size; student++)
            if (absent.contains(student) || chance(REVIEW_NOTHING)) idle.add(student);
        for (var score : made.scores().scores()) {
            if (absent.contains(score.work()) || idle.contains(score.reviewer()) || chance(LEFT))
                continue;
            written.add(score);
            isLate.put(score, chance(LATE));
        }
    }

    /// @param points the policy to try, which may be another than the bundle's
    /// @param late the course's rule
    /// @param size students
    /// @param count reviews that each is asked for
    public static List<Facts> of(
            Bundle bundle, Points points, LatePolicy late, int size, int count, long seed) {
        return new Invented(bundle, points, late, size, count, seed).facts(size);
    }

    private List<Facts> facts(int size) {
        var scores = new Scores(written, Map.of(), made.scores().of());
        var estimates = Estimates.of(scores);
        var facts = new ArrayList<Facts>();
        for (var student = 0L; student < size; student++) {
            facts.add(
                    new Facts(
                            points,
                            absent.contains(student)
                                    ? Optional.empty()
                                    : Optional.of(handIn(made.truth().get(student) / scores.of())),
                            Optional.of(received(student, estimates)),
                            Optional.of(reviewing(student, estimates))));
        }
        return facts;
    }

    private Facts.HandIn handIn(double share) {
        var points = BigDecimal.ZERO;
        var lost = new ArrayList<Facts.Lost>();
        for (var check : bundle.checks()) {
            var of = check.common().points();
            if (random.nextDouble() < 0.3 + 0.7 * share) points = points.add(of);
            else if (of.signum() > 0) lost.add(new Facts.Lost(check.name(), of));
        }
        var marks =
                bundle.rubric().instructor().stream()
                        .map(criterion ->
                                new Facts.Mark(
                                        criterion.title(),
                                        criterion.points(),
                                        Optional.of(
                                                judged(
                                                        share + 0.1 * random.nextGaussian(),
                                                        criterion.points())),
                                        Optional.of("the instructor")))
                        .toList();
        return new Facts.HandIn(
                new Facts.Checks(points, bundle.automaticPoints(), lost), marks, lateness());
    }

    private Lateness lateness() {
        if (!chance(HAND_IN_LATE)) return new Lateness.InTime();
        var days = 1 + random.nextInt(3);
        var free = Math.min(days, random.nextInt(late.freeDays() + 1));
        if (free == days) return new Lateness.Covered(days);
        if (late.atMostDays() > 0 && days - free > late.atMostDays())
            return new Lateness.TooLate(days);
        return new Lateness.Costs(
                days, free, late.eachDay().multiply(BigDecimal.valueOf(days - free)));
    }

    private Facts.Received received(long student, Estimates estimates) {
        var points =
                written.stream()
                        .filter(score -> score.work() == student)
                        .map(score -> part(score.points()).setScale(0, RoundingMode.HALF_UP))
                        .toList();
        return new Facts.Received(
                points,
                points.isEmpty()
                        ? Optional.empty()
                        : Optional.of(part(estimates.work(student).points())),
                bundle.rubric().peers().stream()
                        .map(criterion ->
                                new Facts.Mark(
                                        criterion.title(),
                                        criterion.points(),
                                        Optional.of(
                                                judged(
                                                        made.truth().get(student)
                                                                / made.scores().of(),
                                                        criterion.points())),
                                        Optional.of("the instructor")))
                        .toList(),
                Optional.empty());
    }

    private Facts.Reviewing reviewing(long student, Estimates estimates) {
        if (absent.contains(student)) return new Facts.Reviewing(0, List.of());
        return new Facts.Reviewing(
                count,
                written.stream()
                        .filter(score -> score.reviewer() == student)
                        .map(score ->
                                new Facts.Written(isLate.get(score), quality(score, estimates)))
                        .toList());
    }

    private Quality quality(Score score, Estimates estimates) {
        var agreement =
                Quality.agreement(
                        part(score.points()),
                        part(estimates.work(score.work()).points()),
                        points.peers());
        var rating =
                Math.clamp(
                        Math.round(2 + 2 * agreement.doubleValue() + random.nextGaussian()), 1, 5);
        return new Quality(
                Optional.of(agreement),
                chance(RATED) ? Optional.of(rating) : Optional.empty(),
                chance(PROVEN),
                Optional.empty());
    }

    /// Points of the made-up rubric as points of the peers' part.
    private BigDecimal part(double points) {
        return this.points
                .peers()
                .multiply(BigDecimal.valueOf(points / made.scores().of()))
                .setScale(2, RoundingMode.HALF_UP);
    }

    private static BigDecimal judged(double share, BigDecimal of) {
        return of.multiply(BigDecimal.valueOf(Math.clamp(share, 0, 1)))
                .setScale(0, RoundingMode.HALF_UP)
                .min(of);
    }

    private boolean chance(int ofHundred) {
        return random.nextInt(100) < ofHundred;
    }
}
