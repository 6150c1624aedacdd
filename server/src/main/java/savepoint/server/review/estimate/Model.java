package savepoint.server.review.estimate;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// score = worth of the work + bias of the reviewer + noise, all of them unknown, with shares of the maximum as unit.
///
/// Worths are normal around the class's mean. Biases and noise have heavy tails (Student's t as a scale mixture of
/// normals): most reviewers are fair and most scores are meant, and who or what is not shall not pull the rest. A
/// reviewer's reliability has a gamma prior, so that it is drawn from few scores with care; and who gives much the same
/// to every work may not be looking at all (see [Attention]). What these distributions need is estimated from the class
/// itself. README.md says where the ideas come from.
final class Model {
    private static final int ROUNDS = 40;
    private static final int SWEEPS = 3;

    // Nobody is suspected of not looking before the works' worths are roughly known.
    private static final int SETTLING = 5;

    // Noise of attentive reviewers is wider than a normal of the same scale: a few large slips are
    // no lack of attention.
    private static final double HEAVY_TAIL = 1.3;

    // Degrees of freedom: the smaller, the more easily a score, or a reviewer's bias, is taken for
    // an exception.
    private static final double SCORE_TAIL = 4;
    private static final double BIAS_TAIL = 2.5;

    // The worth, in scores, of the belief that reviewers are alike in reliability.
    private static final double ALIKE = 6;

    // What is believed of a class before its scores are seen, and the worth of that belief in works
    // and reviewers.
    private static final double USUAL_WORTH = square(0.18);
    private static final double USUAL_BIAS = square(0.05);
    private static final double USUAL_NOISE = square(0.08);
    private static final double BELIEF = 4;
    private static final double BIAS_BELIEF = 1.5;

    private final Graph graph;
    private final double[] worthOfKnown;
    private final double[] reliability;
    private final double[] biasWeight;
    private final double[] scoreWeight;
    private double mean;
    private double worthVariance = USUAL_WORTH;
    private double biasVariance = USUAL_BIAS;
    private double noise = USUAL_NOISE;

    private final Attention attention;
    private final Messages messages;

    Model(List<Score> scores, Map<Long, Double> known, double of) {
        graph = new Graph(scores, of);
        worthOfKnown = new double[graph.works()];
        for (var work = 0; work < graph.works(); work++) {
            var points = known.get(graph.work(work));
            worthOfKnown[work] = points == null ? Double.NaN : points / of;
        }
        reliability = filled(graph.reviewers(), 1 / noise);
        biasWeight = filled(graph.reviewers(), 1);
        scoreWeight = filled(graph.scores(), 1);
        mean = graph.mean();
        attention = new Attention(graph);
        messages = new Messages(graph, worthOfKnown);
    }

    private static double[] filled(int size, double value) {
        var filled = new double[size];
        Arrays.fill(filled, value);
        return filled;
    }

    /// Expectation maximization: beliefs of worths and biases by the weights so far, then the weights by the beliefs.
    void fit() {
        for (var round = 0; round < ROUNDS; round++) {
            infer();
            if (round >= SETTLING) attention.weigh(messages, HEAVY_TAIL * noise, biasVariance);
            weighScores();
            weighReviewers();
            learnClass();
        }
        infer();
    }

    private void infer() {
        var variance = new double[graph.scores()];
        for (var score = 0; score < variance.length; score++) {
            var reviewer = graph.reviewerOf(score);
            variance[score] =
                    1 / (attention.of(reviewer) * reliability[reviewer] * scoreWeight[score]);
        }
        var bias = new double[graph.reviewers()];
        for (var reviewer = 0; reviewer < bias.length; reviewer++)
            bias[reviewer] = biasWeight[reviewer] / biasVariance;
        for (var sweep = 0; sweep < SWEEPS; sweep++)
            messages.sweep(variance, mean, 1 / worthVariance, bias);
    }

    private void weighScores() {
        for (var score = 0; score < graph.scores(); score++) {
            var squared = messages.squaredNoise(score) * reliability[graph.reviewerOf(score)];
            scoreWeight[score] = (SCORE_TAIL + 1) / (SCORE_TAIL + squared);
        }
    }

    private void weighReviewers() {
        var squares = new double[graph.reviewers()];
        var counts = new int[graph.reviewers()];
        for (var score = 0; score < graph.scores(); score++) {
            squares[graph.reviewerOf(score)] += scoreWeight[score] * messages.squaredNoise(score);
            counts[graph.reviewerOf(score)]++;
        }
        for (var reviewer = 0; reviewer < squares.length; reviewer++) {
            reliability[reviewer] =
                    (ALIKE + counts[reviewer]) / (ALIKE * noise + squares[reviewer]);
            biasWeight[reviewer] =
                    (BIAS_TAIL + 1) / (BIAS_TAIL + messages.squaredBias(reviewer) / biasVariance);
        }
    }

    private void learnClass() {
        var sum = 0.0;
        var unknown = 0;
        for (var work = 0; work < graph.works(); work++) {
            if (!Double.isNaN(worthOfKnown[work])) continue;
            sum += messages.worth(work);
            unknown++;
        }
        if (unknown > 0) mean = sum / unknown;
        var worths = BELIEF * USUAL_WORTH;
        for (var work = 0; work < graph.works(); work++) {
            if (Double.isNaN(worthOfKnown[work]))
                worths += square(messages.worth(work) - mean) + messages.worthVariance(work);
        }
        worthVariance = worths / (BELIEF + unknown);

        var biases = BIAS_BELIEF * USUAL_BIAS;
        var reliable = BELIEF / USUAL_NOISE;
        for (var reviewer = 0; reviewer < graph.reviewers(); reviewer++) {
            biases += biasWeight[reviewer] * messages.squaredBias(reviewer);
            reliable += reliability[reviewer];
        }
        biasVariance = biases / (BIAS_BELIEF + graph.reviewers());
        noise = (BELIEF + graph.reviewers()) / reliable;
    }

    double worth(long work) {
        return messages.worth(graph.numberOfWork(work));
    }

    double error(long work) {
        var number = graph.numberOfWork(work);
        if (!Double.isNaN(worthOfKnown[number])) return 0;
        return Math.sqrt(messages.worthVariance(number) + commonBias());
    }

    /// The variance of what reviewers' biases may have in common: it may be as large as what sets them apart. Their scores
    /// do not tell it from the works' worths; what the instructor judged does.
    private double commonBias() {
        var squares = 0.0;
        for (var reviewer = 0; reviewer < graph.reviewers(); reviewer++)
            squares += messages.squaredBias(reviewer);
        var before = squares / graph.reviewers();
        var anchors = 0;
        for (var score = 0; score < graph.scores(); score++)
            if (!Double.isNaN(worthOfKnown[graph.workOf(score)])) anchors++;
        return 1 / (1 / before + anchors / (noise + biasVariance));
    }

    double bias(long reviewer) {
        return messages.bias(graph.numberOfReviewer(reviewer));
    }

    double spread(long reviewer) {
        return Math.sqrt(1 / reliability[graph.numberOfReviewer(reviewer)]);
    }

    private static double square(double value) {
        return value * value;
    }
}
