package savepoint.server.review.estimate;

import java.util.Arrays;

/// Gaussian belief propagation between works and reviewers along their scores.
///
/// For each score it holds what the work is believed to be worth, and the reviewer's bias to be, without that score.
/// Where there are cycles the means are still exact once settled, and variances a little too small: Weiss and Freeman,
/// *Correctness of belief propagation in Gaussian graphical models of arbitrary topology*, 2001.
final class Messages {
    private final Graph graph;
    private final double[] known;

    private final Beliefs worths;
    private final Beliefs biases;
    private double[] noise;

    /// @param known what works are worth that are not to be estimated; NaN for all others
    Messages(Graph graph, double[] known) {
        this.graph = graph;
        this.known = known;
        worths = new Beliefs(graph.works(), graph.scores());
        biases = new Beliefs(graph.reviewers(), graph.scores());
        noise = new double[graph.scores()];
        Arrays.fill(worths.cavityMean, graph.mean());
    }

    /// Passes beliefs once from works to reviewers and back.
    ///
    /// @param noise the variance of each score
    /// @param mean prior mean of worths
    /// @param worth prior precision of worths
    /// @param bias prior precision of each reviewer's bias
    void sweep(double[] noise, double mean, double worth, double[] bias) {
        this.noise = noise;
        biases.prior(0, bias);
        for (var score = 0; score < noise.length; score++) {
            biases.observe(
                    graph.reviewerOf(score),
                    score,
                    graph.share(score) - worths.cavityMean[score],
                    noise[score] + worths.cavityVariance[score]);
        }
        biases.settle(graph::reviewerOf);

        var precision = new double[graph.works()];
        Arrays.fill(precision, worth);
        worths.prior(mean, precision);
        for (var score = 0; score < noise.length; score++) {
            worths.observe(
                    graph.workOf(score),
                    score,
                    graph.share(score) - biases.cavityMean[score],
                    noise[score] + biases.cavityVariance[score]);
        }
        worths.settle(graph::workOf);
        for (var score = 0; score < noise.length; score++) {
            var worthIt = known[graph.workOf(score)];
            if (Double.isNaN(worthIt)) continue;
            worths.cavityMean[score] = worthIt;
            worths.cavityVariance[score] = 0;
        }
    }

    double worth(int work) {
        return Double.isNaN(known[work]) ? worths.mean(work) : known[work];
    }

    double worthVariance(int work) {
        return Double.isNaN(known[work]) ? worths.variance(work) : 0;
    }

    double bias(int reviewer) {
        return biases.mean(reviewer);
    }

    /// The expected square of a reviewer's bias.
    double squaredBias(int reviewer) {
        return biases.mean(reviewer) * biases.mean(reviewer) + biases.variance(reviewer);
    }

    /// How far a score is from what its work is believed to be worth without it.
    double surprise(int score) {
        return graph.share(score) - worths.cavityMean[score];
    }

    double worthVarianceWithout(int score) {
        return worths.cavityVariance[score];
    }

    /// The expected square of what in a score is neither worth nor bias.
    double squaredNoise(int score) {
        var other = worths.cavityVariance[score] + biases.cavityVariance[score];
        var share = noise[score] / (noise[score] + other);
        var rest = graph.share(score) - worths.cavityMean[score] - biases.cavityMean[score];
        return share * share * rest * rest + share * other;
    }
}
