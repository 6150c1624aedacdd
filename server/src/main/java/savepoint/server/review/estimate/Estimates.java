package savepoint.server.review.estimate;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What the works of a round are worth and how their reviewers judge; the same for the same scores, in whatever order.
public final class Estimates {
    private final Map<Long, Estimate> works;
    private final Map<Long, Habit> reviewers;
    private final Set<Long> known;

    private Estimates(Map<Long, Estimate> works, Map<Long, Habit> reviewers, Set<Long> known) {
        this.works = works;
        this.reviewers = reviewers;
        this.known = known;
    }

    public static Estimates of(Scores scores) {
        var sorted =
                scores.scores().stream()
                        .sorted(
                                Comparator.comparingLong(Score::work)
                                        .thenComparingLong(Score::reviewer))
                        .toList();
        var model = new Model(sorted, scores.known(), scores.of());
        model.fit();
        var byWork =
                sorted.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Score::work, TreeMap::new, Collectors.toList()));
        var works = new LinkedHashMap<Long, Estimate>();
        byWork.forEach((work, given) -> {
            var points = given.stream().mapToDouble(Score::points).sorted().toArray();
            works.put(
                    work,
                    new Estimate(
                            work,
                            points.length,
                            Arrays.stream(points).average().orElseThrow(),
                            median(points),
                            Math.clamp(model.worth(work) * scores.of(), 0, scores.of()),
                            model.error(work) * scores.of()));
        });
        var reviewers = new LinkedHashMap<Long, Habit>();
        sorted.stream()
                .collect(
                        Collectors.groupingBy(Score::reviewer, TreeMap::new, Collectors.counting()))
                .forEach((reviewer, count) ->
                        reviewers.put(
                                reviewer,
                                new Habit(
                                        reviewer,
                                        Math.toIntExact(count),
                                        model.bias(reviewer) * scores.of(),
                                        model.spread(reviewer) * scores.of())));
        return new Estimates(works, reviewers, scores.known().keySet());
    }

    /// Each work that has reviews and is not known.
    public Collection<Estimate> works() {
        return works.values().stream().filter(one -> !known.contains(one.work())).toList();
    }

    /// @throws IllegalArgumentException if it has no reviews
    public Estimate work(long work) {
        var estimate = works.get(work);
        if (estimate == null) throw new IllegalArgumentException("no reviews of " + work);
        return estimate;
    }

    public Collection<Habit> reviewers() {
        return reviewers.values();
    }

    /// @throws IllegalArgumentException if the person reviewed nothing
    public Habit reviewer(long reviewer) {
        var habit = reviewers.get(reviewer);
        if (habit == null) throw new IllegalArgumentException("no reviews by " + reviewer);
        return habit;
    }

    /// The middle of sorted points; between the two in the middle of an even number.
    public static double median(double[] sorted) {
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
