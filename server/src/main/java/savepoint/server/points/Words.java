package savepoint.server.points;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import savepoint.grader.bundle.PointsPolicy.Part;
import savepoint.server.deadline.Lateness;
import savepoint.server.web.Figures;

/// Lateness and numbers in words.
final class Words {
    private Words() {}

    /// What being late did; empty for what came in time.
    static Optional<String> late(Lateness lateness, Set<Part> parts, BigDecimal lost) {
        return switch (lateness) {
            case Lateness.InTime _ -> Optional.empty();
            case Lateness.WithinGrace _ -> Optional.of("within the grace, which costs nothing");
            case Lateness.Covered(var days) ->
                    Optional.of(
                            "%s, covered by %s"
                                    .formatted(
                                            counted(days, "day"),
                                            days == 1 ? "a free day" : days + " free days"));
            case Lateness.Costs(var days, var free, var percent) ->
                    Optional.of(
                            "%s%s, %s"
                                    .formatted(
                                            counted(days, "day"),
                                            free == 0 ? "" : ", %d of them free".formatted(free),
                                            parts.isEmpty() || percent.signum() == 0
                                                    ? "which costs nothing here"
                                                    : "−%s %% of %s, %s"
                                                            .formatted(
                                                                    Figures.plain(percent),
                                                                    names(parts),
                                                                    minus(lost))));
            case Lateness.TooLate(var days) ->
                    Optional.of(
                            parts.isEmpty()
                                    ? "%s, which costs nothing here".formatted(counted(days, "day"))
                                    : "%s, later than the course takes: %s earn nothing, %s"
                                            .formatted(
                                                    counted(days, "day"),
                                                    names(parts),
                                                    minus(lost)));
        };
    }

    static String counted(int number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }

    private static String minus(BigDecimal lost) {
        return lost.signum() == 0 ? "0" : "−" + Figures.plain(lost.negate());
    }

    private static String names(Set<Part> parts) {
        return Arrays.stream(Part.values())
                .filter(parts::contains)
                .map(part -> part.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" and "));
    }
}
