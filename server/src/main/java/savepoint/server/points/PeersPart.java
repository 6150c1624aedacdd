package savepoint.server.points;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.Collectors;
import savepoint.server.points.Reckoning.Line;
import savepoint.server.web.Figures;

/// The part that peers give, or what stands in for it.
final class PeersPart {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private PeersPart() {}

    /// @param instructor the instructor's part, which may stand in
    static Line of(Facts facts, Line instructor) {
        var of = facts.points().peers();
        if (facts.handIn().isEmpty())
            return new Line("Peers", BigDecimal.ZERO, of, facts.nothing(), false);
        if (facts.received().isEmpty())
            return new Line("Peers", BigDecimal.ZERO, of, "not released yet", true);
        var received = facts.received().get();
        if (received.settled().isPresent())
            return line(
                    received.settled().get(),
                    of,
                    "set by staff; "
                            + Words.counted(received.points().size(), "review")
                            + list(received.points()));
        return received.points().size() < facts.points().policy().leastReviews()
                ? instead(facts, received, instructor)
                : reviewed(facts, received);
    }

    private static Line reviewed(Facts facts, Facts.Received received) {
        var of = facts.points().peers();
        var sorted = received.points().stream().sorted().toList();
        var from = Words.counted(sorted.size(), "review") + list(sorted);
        return switch (facts.points().policy().peersBy()) {
            case MEDIAN -> line(median(sorted), of, "median of " + from);
            case MEAN -> line(mean(sorted), of, "mean of " + from);
            case ESTIMATE ->
                    received.estimate()
                            .map(points ->
                                    line(
                                            points,
                                            of,
                                            from + ", allowing for how their writers judge"))
                            .orElseGet(() ->
                                    line(
                                            median(sorted),
                                            of,
                                            "median of " + from + ", since there is no estimate"));
        };
    }

    private static String list(List<BigDecimal> points) {
        return points.isEmpty()
                ? ""
                : points.stream()
                        .sorted()
                        .map(Figures::plain)
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    private static Line line(BigDecimal points, BigDecimal of, String says) {
        return new Line("Peers", Reckon.within(points, of), of, says, false);
    }

    private static Line instead(Facts facts, Facts.Received received, Line instructor) {
        var of = facts.points().peers();
        var least = facts.points().policy().leastReviews();
        var why =
                received.points().isEmpty()
                        ? "nobody reviewed it"
                        : "%s, fewer than %d"
                                .formatted(
                                        Words.counted(received.points().size(), "review"), least);
        return switch (facts.points().policy().tooFew()) {
            case INSTRUCTOR ->
                    new Line(
                            "Peers",
                            Reckon.share(of, instructor.points(), instructor.of()),
                            of,
                            why + "; the same share as the instructor's, " + share(instructor),
                            instructor.isOpen());
            case FULL -> new Line("Peers", of, of, why + ", which costs nothing", false);
            case RUBRIC ->
                    new Line(
                            "Peers",
                            Reckon.within(InstructorPart.given(received.instead()), of),
                            of,
                            why
                                    + "; "
                                    + (received.instead().isEmpty()
                                            ? "an instructor judges it instead"
                                            : String.join(
                                                    ", ",
                                                    InstructorPart.words(received.instead()))),
                            received.instead().isEmpty()
                                    || InstructorPart.isOpen(received.instead()));
        };
    }

    private static String share(Line instructor) {
        return Reckon.outOf(instructor.points(), instructor.of());
    }

    private static BigDecimal median(List<BigDecimal> sorted) {
        var middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : sorted.get(middle - 1).add(sorted.get(middle)).divide(TWO);
    }

    private static BigDecimal mean(List<BigDecimal> points) {
        return points.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(points.size()), MathContext.DECIMAL128);
    }
}
