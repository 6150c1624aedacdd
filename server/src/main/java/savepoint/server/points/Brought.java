package savepoint.server.points;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.Points;
import savepoint.server.assignment.Assignment;
import savepoint.server.deadline.Lateness;

/// What a student brought for an assignment, and what came of it.
///
/// @param submission the hand-in that counts, or the newest where none does; null without any
/// @param kind of its verdict; null while it has none
/// @param points of its verdict; null where that gives none
/// @param lost the checks that took points, as `slug=points` with spaces between
record Brought(
        Long submission,
        String kind,
        BigDecimal points,
        String lost,
        List<PointsStore.Mark> marks,
        Optional<Facts.Received> received) {
    static final Brought NOTHING = new Brought(null, null, null, "", List.of(), Optional.empty());

    /// @param lateness of the hand-in
    Facts facts(
            Assignment assignment,
            Points points,
            Supplier<Lateness> lateness,
            Optional<Facts.Reviewing> reviewing) {
        var handIn =
                counts()
                        ? Optional.of(
                                new Facts.HandIn(
                                        found(assignment.bundle()),
                                        marks(assignment.bundle()),
                                        lateness.get()))
                        : Optional.<Facts.HandIn>empty();
        return new Facts(
                points,
                Worth.of(assignment.row(), points),
                handIn,
                untried()
                        .map(why -> "what was handed in %s and does not count".formatted(why))
                        .orElse(Facts.NOTHING),
                received,
                reviewing);
    }

    /// A hand-in that could not be tried is as free as none, unless people have judged it.
    private boolean counts() {
        if (submission == null) return false;
        boolean isJudged =
                !marks.isEmpty()
                        || received.filter(
                                        one -> !one.points().isEmpty() || one.settled().isPresent())
                                .isPresent();
        return untried().isEmpty() || isJudged;
    }

    private Optional<String> untried() {
        return switch (kind) {
            case "compile-failed" -> Optional.of("did not compile");
            case "refused" -> Optional.of("was refused");
            case null, default -> Optional.empty();
        };
    }

    private Facts.Found found(Bundle bundle) {
        var of = bundle.automaticPoints();
        return switch (kind) {
            case null -> new Facts.Running();
            case "graded", "limit-hit" ->
                    new Facts.Checks(points == null ? BigDecimal.ZERO : points, of, took());
            case "grader-fault" -> new Facts.Faulted();
            default ->
                    new Facts.Untried(
                            of,
                            untried()
                                    .map(why -> "it " + why)
                                    .orElseThrow(() ->
                                            new IllegalStateException(
                                                    "a verdict of kind " + kind)));
        };
    }

    private List<Facts.Lost> took() {
        return Arrays.stream(lost.split(" "))
                .filter(one -> !one.isEmpty())
                .map(one -> one.split("="))
                .map(one -> new Facts.Lost(one[0], new BigDecimal(one[1])))
                .toList();
    }

    private List<Facts.Mark> marks(Bundle bundle) {
        Map<String, PointsStore.Mark> byCriterion =
                marks.stream()
                        .collect(
                                Collectors.toMap(PointsStore.Mark::criterion, Function.identity()));
        return bundle.rubric().instructor().stream()
                .map(criterion -> {
                    var mark = Optional.ofNullable(byCriterion.get(criterion.slug()));
                    var given = mark.map(PointsStore.Mark::points);
                    return new Facts.Mark(
                            criterion.title(),
                            criterion.points(),
                            given,
                            given.flatMap(_ -> mark).map(PointsStore.Mark::by));
                })
                .toList();
    }
}
