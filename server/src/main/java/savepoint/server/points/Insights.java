package savepoint.server.points;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import savepoint.server.review.estimate.Estimate;
import savepoint.server.review.estimate.Estimates;
import savepoint.server.review.estimate.Flag;
import savepoint.server.review.estimate.Flags;
import savepoint.server.review.estimate.Round;
import savepoint.server.review.estimate.Scores;

/// What the reviews of a class tell those who teach it: the estimates with their uncertainty, and what needs a look.
final class Insights {
    private final Map<Long, String> people = new HashMap<>();
    private final Map<Long, Set<Long>> makers = new TreeMap<>();

    private Insights(List<PointsStore.Row> students) {
        for (var student : students) {
            people.put(student.enrolment(), student.name());
            if (student.submission() != null)
                makers.computeIfAbsent(student.work(), _ -> new HashSet<>())
                        .add(student.enrolment());
        }
    }

    /// @param texts what reviewers wrote
    static TrialPage.Insights of(
            List<PointsStore.Row> students, Scores scores, List<Round.Text> texts) {
        var insights = new Insights(students);
        var estimates = Estimates.of(scores);
        var round = new Round(scores, insights.makers, texts);
        var flags = Flags.of(round, estimates);
        var needs =
                flags.stream()
                        .filter(Flag.NeedsPerson.class::isInstance)
                        .map(Flag.NeedsPerson.class::cast)
                        .collect(
                                Collectors.toMap(Flag.NeedsPerson::work, Flag.NeedsPerson::reason));
        var works = new ArrayList<TrialPage.Seen>();
        for (var estimate : estimates.works())
            works.add(insights.seen(estimate, needs.get(estimate.work())));
        works.sort(Comparator.comparing(work -> work.needs() == null));
        return new TrialPage.Insights(
                works,
                flags.stream().map(insights::words).filter(text -> !text.isEmpty()).toList());
    }

    private TrialPage.Seen seen(Estimate estimate, Flag.Reason reason) {
        return new TrialPage.Seen(
                authors(estimate.work()),
                estimate.reviews(),
                figure(estimate.median()),
                figure(estimate.points()),
                figure(estimate.error()),
                reason == null
                        ? null
                        : switch (reason) {
                            case TOO_FEW -> "too few reviews";
                            case DISAGREEMENT -> "reviews lie far apart";
                            case UNCERTAIN -> "uncertain";
                        });
    }

    private String words(Flag flag) {
        return switch (flag) {
            case Flag.NeedsPerson _ -> "";
            case Flag.Outlier(var reviewer, var work, var points, var expected) ->
                    "%s gave the work of %s %s points; %s were to be expected."
                            .formatted(
                                    person(reviewer),
                                    authors(work),
                                    figure(points),
                                    figure(expected));
            case Flag.SameText(var one, var work, var other, var otherWork, var share) ->
                    one == other
                            ? "%s wrote much the same about the works of %s and %s (%.0f %%)."
                                    .formatted(
                                            person(one),
                                            authors(work),
                                            authors(otherWork),
                                            100 * share)
                            : "%s and %s wrote much the same, about the works of %s and %s (%.0f %%)."
                                    .formatted(
                                            person(one),
                                            person(other),
                                            authors(work),
                                            authors(otherWork),
                                            100 * share);
            case Flag.Ring(var ring, var excess) ->
                    "In a circle, %s gave each other %s points more than others did."
                            .formatted(
                                    ring.stream()
                                            .map(this::person)
                                            .sorted()
                                            .collect(Collectors.joining(", ")),
                                    figure(excess));
        };
    }

    private String person(long enrolment) {
        return people.getOrDefault(enrolment, "somebody who left");
    }

    private String authors(long work) {
        return makers.getOrDefault(work, Set.of()).stream()
                .map(this::person)
                .sorted()
                .collect(
                        Collectors.collectingAndThen(
                                Collectors.joining(", "),
                                names -> names.isEmpty() ? "somebody who left" : names));
    }

    private static String figure(double points) {
        return String.format(Locale.ROOT, "%.1f", points);
    }
}
