package savepoint.server.review.estimate;

import java.util.Arrays;

/// How likely each reviewer looks at the works at all, rather than giving much the same to each of them.
final class Attention {
    // A class in which one of five does not look, believed as firmly as if this many reviewers had
    // been seen.
    private static final double USUAL_SHARE = 0.8;
    private static final double BELIEF = 4;

    // What those who do not look give: around a habit of their own, which lies around the class's
    // mean.
    private static final double HABITS = square(0.11);
    private static final double AROUND_HABIT = square(0.05);

    // Works differ less than this many times what a habit's scores do.
    private static final double ALIKE = 4;

    // No few scores make certain of it.
    private static final double LEAST = 0.02;

    private final Graph graph;
    private final double[] attentive;
    private final boolean alike;
    private double share = USUAL_SHARE;

    Attention(Graph graph) {
        this.graph = graph;
        attentive = new double[graph.reviewers()];
        Arrays.fill(attentive, USUAL_SHARE);
        alike = graph.spread() < ALIKE * AROUND_HABIT;
    }

    double of(int reviewer) {
        return attentive[reviewer];
    }

    /// Compares how well the works, and how well a habit, explain each reviewer's scores.
    void weigh(Messages messages, double noise, double biasVariance) {
        var looks = new Group(graph.reviewers(), biasVariance);
        var looksNot = new Group(graph.reviewers(), HABITS);
        // Where works are alike, whoever gives all of them the same may well look.
        var around = alike ? Math.max(AROUND_HABIT, noise) : AROUND_HABIT;
        for (var score = 0; score < graph.scores(); score++) {
            var reviewer = graph.reviewerOf(score);
            looks.add(
                    reviewer,
                    messages.surprise(score),
                    messages.worthVarianceWithout(score) + noise);
            looksNot.add(reviewer, graph.share(score) - graph.mean(), around);
        }
        var sum = BELIEF * USUAL_SHARE;
        for (var reviewer = 0; reviewer < attentive.length; reviewer++) {
            var odds =
                    Math.log(share / (1 - share))
                            + looks.likelihood(reviewer)
                            - looksNot.likelihood(reviewer);
            var now = Math.clamp(1 / (1 + Math.exp(-odds)), LEAST, 1 - LEAST);
            attentive[reviewer] = (attentive[reviewer] + now) / 2;
            sum += attentive[reviewer];
        }
        share = sum / (BELIEF + attentive.length);
    }

    /// For each reviewer, the density of values that have a common offset and independent noise, both normal.
    private static final class Group {
        private final double offsetVariance;
        private final double[] precision;
        private final double[] weighted;
        private final double[] squares;
        private final double[] logs;

        Group(int size, double offsetVariance) {
            this.offsetVariance = offsetVariance;
            precision = new double[size];
            weighted = new double[size];
            squares = new double[size];
            logs = new double[size];
        }

        void add(int reviewer, double value, double variance) {
            precision[reviewer] += 1 / variance;
            weighted[reviewer] += value / variance;
            squares[reviewer] += value * value / variance;
            logs[reviewer] += Math.log(variance);
        }

        /// Logarithm, but for a constant that all such groups of values share.
        double likelihood(int reviewer) {
            var all = 1 / offsetVariance + precision[reviewer];
            return -0.5
                    * (squares[reviewer]
                            - square(weighted[reviewer]) / all
                            + logs[reviewer]
                            + Math.log(offsetVariance * all));
        }
    }

    private static double square(double value) {
        return value * value;
    }
}
