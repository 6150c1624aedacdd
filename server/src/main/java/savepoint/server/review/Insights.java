package savepoint.server.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import savepoint.server.review.estimate.Estimate;
import savepoint.server.review.estimate.Estimates;
import savepoint.server.review.estimate.Flag;
import savepoint.server.review.estimate.Flags;
import savepoint.server.review.estimate.Scores;

/// What the reviews of a class tell those who teach it: estimates with their uncertainty, and what needs a look.
///
/// @param works those first that need a person
/// @param notes what looks odd, in sentences
public record Insights(List<Seen> works, List<String> notes) {
    /// A work by its reviews: `error` is a standard deviation of the estimate, `needs` why a person should look, or null.
    public record Seen(
            long work,
            String authors,
            int reviews,
            String median,
            String estimate,
            String error,
            String needs) {}

    /// @param people names of reviewers and authors, by enrolment
    /// @param makers who made each work that is under review
    /// @param texts what reviewers wrote
    static Insights of(
            Map<Long, String> people,
            Map<Long, Set<Long>> makers,
            Scores scores,
            List<savepoint.server.review.estimate.Round.Text> texts) {
        var estimates = Estimates.of(scores);
        var flags =
                Flags.of(
                        new savepoint.server.review.estimate.Round(scores, makers, texts),
                        estimates);
        var needs =
                flags.stream()
                        .filter(Flag.NeedsPerson.class::isInstance)
                        .map(Flag.NeedsPerson.class::cast)
                        .collect(
                                Collectors.toMap(Flag.NeedsPerson::work, Flag.NeedsPerson::reason));
        var names = new Names(people, makers);
        var works = new ArrayList<Seen>();
        for (var estimate : estimates.works())
            works.add(seen(names, estimate, needs.get(estimate.work())));
        works.sort(Comparator.comparing(work -> work.needs() == null));
        return new Insights(
                works,
                flags.stream()
                        .map(flag -> words(names, flag))
                        .filter(text -> !text.isEmpty())
                        .toList());
    }

    private static Seen seen(Names names, Estimate estimate, Flag.Reason reason) {
        return new Seen(
                estimate.work(),
                names.authors(estimate.work()),
                estimate.reviews(),
                figure(estimate.median()),
                figure(estimate.points()),
                figure(estimate.error()),
                reason == null ? null : why(reason));
    }

    static String why(Flag.Reason reason) {
        return switch (reason) {
            case TOO_FEW -> "too few reviews";
            case DISAGREEMENT -> "reviews lie far apart";
            case UNCERTAIN -> "uncertain";
        };
    }

    private static String words(Names names, Flag flag) {
        return switch (flag) {
            case Flag.NeedsPerson _ -> "";
            case Flag.Outlier(var reviewer, var work, var points, var expected) ->
                    "%s gave the work of %s %s points; %s were to be expected."
                            .formatted(
                                    names.person(reviewer),
                                    names.authors(work),
                                    figure(points),
                                    figure(expected));
            case Flag.SameText(var one, var work, var other, var otherWork, var share) ->
                    one == other
                            ? "%s wrote much the same about the works of %s and %s (%.0f %%)."
                                    .formatted(
                                            names.person(one),
                                            names.authors(work),
                                            names.authors(otherWork),
                                            100 * share)
                            : "%s and %s wrote much the same, about the works of %s and %s (%.0f %%)."
                                    .formatted(
                                            names.person(one),
                                            names.person(other),
                                            names.authors(work),
                                            names.authors(otherWork),
                                            100 * share);
            case Flag.Ring(var ring, var excess) ->
                    "In a circle, %s gave each other %s points more than others did."
                            .formatted(
                                    ring.stream()
                                            .map(names::person)
                                            .sorted()
                                            .collect(Collectors.joining(", ")),
                                    figure(excess));
        };
    }

    private static String figure(double points) {
        return String.format(Locale.ROOT, "%.1f", points);
    }

    private record Names(Map<Long, String> people, Map<Long, Set<Long>> makers) {
        String person(long enrolment) {
            return people.getOrDefault(enrolment, "somebody who left");
        }

        String authors(long work) {
            var names =
                    makers.getOrDefault(work, Set.of()).stream()
                            .map(this::person)
                            .sorted()
                            .collect(Collectors.joining(", "));
            return names.isEmpty() ? "somebody who left" : names;
        }
    }
}
