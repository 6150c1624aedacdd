package savepoint.server.review.simulate;

import java.util.Random;

/// A made-up reviewer.
///
/// @param bias added to every criterion, as a share of its points
/// @param attention how much of the judgement comes from the work, the rest from `habit`
/// @param ring whose members help each other; negative for none
record Reviewer(Temper temper, double bias, double attention, double habit, int ring) {
    // Of a judgement on one criterion, the part that the impression of the whole decides.
    private static final double HALO = 0.5;
    private static final double NOISE = 0.07;
    private static final double SLIP = 0.02;

    /// Points by each criterion.
    int[] judge(Work work, boolean friend, Random random) {
        var impression = work.share() + NOISE * tail(random);
        var points = new int[work.truth().length];
        for (var criterion = 0; criterion < points.length; criterion++) {
            var seen = HALO * impression + (1 - HALO) * work.truth()[criterion];
            var judged = attention * seen + (1 - attention) * habit + bias + NOISE * tail(random);
            if (friend) judged = 0.95 + 0.05 * random.nextDouble();
            if (random.nextDouble() < SLIP) judged = random.nextDouble();
            points[criterion] =
                    Math.toIntExact(Math.round(Math.clamp(judged, 0, 1) * Work.CRITERION));
        }
        return points;
    }

    /// Student's t with three degrees of freedom, scaled to variance 1: mostly small, sometimes very large.
    private static double tail(Random random) {
        var squares = 0.0;
        for (var i = 0; i < 3; i++) squares += Math.pow(random.nextGaussian(), 2);
        return random.nextGaussian() / Math.sqrt(squares / 3) / Math.sqrt(3);
    }
}
