package savepoint.server.review.estimate;

import java.util.function.IntUnaryOperator;

/// Normal beliefs about the works, or about the reviewers, each with all scores and without each one of them.
final class Beliefs {
    /// For each score: what would be believed without it.
    final double[] cavityMean;

    final double[] cavityVariance;

    private double[] precision;
    private final double[] weighted;
    private final double[] scorePrecision;
    private final double[] scoreValue;

    Beliefs(int size, int scores) {
        precision = new double[size];
        weighted = new double[size];
        cavityMean = new double[scores];
        cavityVariance = new double[scores];
        scorePrecision = new double[scores];
        scoreValue = new double[scores];
    }

    void prior(double mean, double[] precisions) {
        precision = precisions.clone();
        for (var i = 0; i < weighted.length; i++) weighted[i] = mean * precision[i];
    }

    void observe(int about, int score, double value, double variance) {
        scorePrecision[score] = 1 / variance;
        scoreValue[score] = value;
        precision[about] += 1 / variance;
        weighted[about] += value / variance;
    }

    void settle(IntUnaryOperator about) {
        for (var score = 0; score < scoreValue.length; score++) {
            var i = about.applyAsInt(score);
            var without = precision[i] - scorePrecision[score];
            cavityMean[score] = (weighted[i] - scorePrecision[score] * scoreValue[score]) / without;
            cavityVariance[score] = 1 / without;
        }
    }

    double mean(int about) {
        return weighted[about] / precision[about];
    }

    double variance(int about) {
        return 1 / precision[about];
    }
}
