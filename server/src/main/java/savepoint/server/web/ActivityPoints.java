package savepoint.server.web;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/// What an activity can earn, as written in the week: the total and, for an assignment in parts,
/// each part.
///
/// Numbers are formatted (`20`, `12.5`). Parts the activity does not have are null.
public record ActivityPoints(String total, String instructor, String peers, String reviewing) {

    /// The points of an activity's row, each part null where there is none; empty where it has no points at all.
    public static Optional<ActivityPoints> of(
            BigDecimal instructor, BigDecimal peers, BigDecimal reviewing) {
        return Stream.of(
                        Optional.ofNullable(instructor),
                        Optional.ofNullable(peers),
                        Optional.ofNullable(reviewing))
                .flatMap(Optional::stream)
                .reduce(BigDecimal::add)
                .map(total ->
                        new ActivityPoints(
                                Figures.plain(total),
                                formatted(instructor),
                                formatted(peers),
                                formatted(reviewing)));
    }

    private static String formatted(BigDecimal points) {
        return points == null ? null : Figures.plain(points);
    }
}
