package savepoint.server.review.simulate;

import java.util.Arrays;
import java.util.Random;

/// A made-up work.
///
/// @param truth what it is worth by each criterion, as a share of the criterion's points
record Work(double[] truth) {
    /// The points of one criterion, whole ones only.
    static final int CRITERION = 10;

    static final int CRITERIA = 4;

    /// Most works are good, a few are poor, and none is equally good in everything.
    static Work draw(Random random) {
        var share =
                random.nextInt(10) == 0
                        ? 0.15 + 0.35 * random.nextDouble()
                        : 1 - 0.6 * Math.pow(random.nextDouble(), 1.5);
        var truth = new double[CRITERIA];
        for (var criterion = 0; criterion < CRITERIA; criterion++)
            truth[criterion] = Math.clamp(share + 0.12 * random.nextGaussian(), 0, 1);
        return new Work(truth);
    }

    double share() {
        return Arrays.stream(truth).average().orElseThrow();
    }

    double points() {
        return share() * CRITERION * CRITERIA;
    }
}
