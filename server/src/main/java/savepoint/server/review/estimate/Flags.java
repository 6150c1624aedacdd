package savepoint.server.review.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import savepoint.server.review.estimate.Flag.Reason;

/// Finds what a person should look at.
public final class Flags {
    // As shares of the most points. What differs by less is no reason to look, however surely it
    // does.
    private static final double NOTABLE = 0.15;
    private static final double DISAGREEMENT = 1.0 / 3;
    private static final double UNCERTAIN = 0.125;

    // Standard deviations.
    private static final double FAR = 2.5;

    private Flags() {}

    /// All flags of a round: outliers, texts, rings and then works, each by number.
    public static List<Flag> of(Round round, Estimates estimates) {
        var flags = new ArrayList<Flag>();
        flags.addAll(outliers(round.scores(), estimates));
        flags.addAll(SameTexts.of(round.texts()));
        flags.addAll(Rings.of(round, NOTABLE * round.scores().of()));
        flags.addAll(works(round, estimates));
        return List.copyOf(flags);
    }

    private static List<Flag> outliers(Scores scores, Estimates estimates) {
        var spreads = estimates.reviewers().stream().mapToDouble(Habit::spread).sorted().toArray();
        if (spreads.length == 0) return List.of();
        var usual = Estimates.median(spreads);
        var flags = new ArrayList<Flag>();
        for (var score : scores.scores()) {
            if (scores.known().containsKey(score.work())) continue;
            var work = estimates.work(score.work());
            if (work.reviews() < 2) continue;
            var expected = work.points() + estimates.reviewer(score.reviewer()).bias();
            var far = FAR * Math.hypot(usual, work.error());
            if (Math.abs(score.points() - expected) > Math.max(far, NOTABLE * scores.of()))
                flags.add(
                        new Flag.Outlier(score.reviewer(), score.work(), score.points(), expected));
        }
        return flags;
    }

    private static List<Flag> works(Round round, Estimates estimates) {
        var points =
                round.scores().scores().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Score::work,
                                        TreeMap::new,
                                        Collectors.summarizingDouble(Score::points)));
        var of = round.scores().of();
        var flags = new ArrayList<Flag>();
        for (var work : new TreeSet<>(round.makers().keySet())) {
            var given = points.get(work);
            if (given == null || given.getCount() < 2)
                flags.add(new Flag.NeedsPerson(work, Reason.TOO_FEW));
            else if (given.getMax() - given.getMin() >= DISAGREEMENT * of)
                flags.add(new Flag.NeedsPerson(work, Reason.DISAGREEMENT));
            else if (estimates.work(work).error() >= UNCERTAIN * of)
                flags.add(new Flag.NeedsPerson(work, Reason.UNCERTAIN));
        }
        return flags;
    }
}
