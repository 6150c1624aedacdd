package savepoint.server.review.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import savepoint.server.review.estimate.Estimate;
import savepoint.server.review.estimate.Estimates;
import savepoint.server.review.simulate.Outcome.Figure;

/// Tries mean, median and our estimate on made-up classes, whose truth is known.
public final class Trials {
    /// The most points that a work can get.
    public static final double OF = Cohort.OF;

    private Trials() {}

    /// One outcome for each mix.
    ///
    /// @param first seed of the first class; the next ones follow it
    public static List<Outcome> run(int size, int count, int classes, long first) {
        return Mix.ALL.stream().map(mix -> run(mix, size, count, classes, first)).toList();
    }

    private static Outcome run(Mix mix, int size, int count, int classes, long first) {
        var mean = new ArrayList<Double>();
        var median = new ArrayList<Double>();
        var ours = new ArrayList<Double>();
        var calibrated = new ArrayList<Double>();
        var covered = 0;
        for (var seed = first; seed < first + classes; seed++) {
            var one = Cohort.draw(mix, size, count, seed);
            var estimates = Estimates.of(one.scores());
            mean.add(error(one.truth(), estimates, Estimate::mean));
            median.add(error(one.truth(), estimates, Estimate::median));
            ours.add(error(one.truth(), estimates, Estimate::points));
            calibrated.add(error(one.truth(), Estimates.of(one.calibrated()), Estimate::points));
            for (var estimate : estimates.works()) {
                var off = Math.abs(estimate.points() - one.truth().get(estimate.work()));
                if (off <= 2 * estimate.error()) covered++;
            }
        }
        return new Outcome(
                mix.name(),
                classes,
                figure(mean),
                figure(median),
                figure(ours),
                figure(calibrated),
                (double) covered / classes / size);
    }

    private static double error(
            Map<Long, Double> truth, Estimates estimates, Function<Estimate, Double> points) {
        return Math.sqrt(
                truth.entrySet().stream()
                        .mapToDouble(entry ->
                                Math.pow(
                                        points.apply(estimates.work(entry.getKey()))
                                                - entry.getValue(),
                                        2))
                        .average()
                        .orElseThrow());
    }

    private static Figure figure(List<Double> errors) {
        var mean = errors.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        var squares = errors.stream().mapToDouble(error -> Math.pow(error - mean, 2)).sum();
        var variance = squares / Math.max(1, errors.size() - 1);
        return new Figure(mean, Math.sqrt(variance / errors.size()));
    }
}
