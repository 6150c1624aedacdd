package savepoint.server.review.estimate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Who scored what, by number: works, reviewers and scores count from 0; scores are shares of the maximum.
final class Graph {
    private final long[] works;
    private final long[] reviewers;
    private final int[] workOf;
    private final int[] reviewerOf;
    private final double[] share;
    private final double mean;

    Graph(List<Score> scores, double of) {
        works = scores.stream().mapToLong(Score::work).sorted().distinct().toArray();
        reviewers = scores.stream().mapToLong(Score::reviewer).sorted().distinct().toArray();
        workOf = scores.stream().mapToInt(score -> numberOfWork(score.work())).toArray();
        reviewerOf =
                scores.stream().mapToInt(score -> numberOfReviewer(score.reviewer())).toArray();
        share = scores.stream().mapToDouble(score -> score.points() / of).toArray();
        mean = Arrays.stream(share).average().orElse(0.5);
    }

    int works() {
        return works.length;
    }

    int reviewers() {
        return reviewers.length;
    }

    int scores() {
        return share.length;
    }

    long work(int number) {
        return works[number];
    }

    int numberOfWork(long work) {
        return Arrays.binarySearch(works, work);
    }

    int numberOfReviewer(long reviewer) {
        return Arrays.binarySearch(reviewers, reviewer);
    }

    int workOf(int score) {
        return workOf[score];
    }

    int reviewerOf(int score) {
        return reviewerOf[score];
    }

    double share(int score) {
        return share[score];
    }

    /// The variance of the works' medians.
    double spread() {
        var medians = new double[works.length];
        for (var work = 0; work < works.length; work++) {
            var number = work;
            medians[work] =
                    Estimates.median(
                            IntStream.range(0, share.length)
                                    .filter(score -> workOf[score] == number)
                                    .mapToDouble(score -> share[score])
                                    .sorted()
                                    .toArray());
        }
        var middle = Arrays.stream(medians).average().orElse(0);
        return Arrays.stream(medians)
                .map(one -> (one - middle) * (one - middle))
                .average()
                .orElse(0);
    }

    double mean() {
        return mean;
    }
}
