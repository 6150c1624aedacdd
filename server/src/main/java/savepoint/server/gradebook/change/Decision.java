package savepoint.server.gradebook.change;

import java.math.BigDecimal;
import java.util.List;
import savepoint.server.web.Figures;

/// What staff decide about a student's activity.
public sealed interface Decision {
    /// The names of all such changes.
    List<String> CHANGES = List.of("override", "excuse", "clear");

    /// These points stand instead of all that it earned.
    record Points(BigDecimal points) implements Decision {}

    /// It does not count for the student.
    record Excuse() implements Decision {}

    /// What it earned counts again.
    record Clear() implements Decision {}

    /// The name of such a change.
    default String change() {
        return switch (this) {
            case Points _ -> "override";
            case Excuse _ -> "excuse";
            case Clear _ -> "clear";
        };
    }

    /// The kind of its version in the database.
    default String kind() {
        return switch (this) {
            case Points _ -> "points";
            case Excuse _ -> "excused";
            case Clear _ -> "none";
        };
    }

    /// Its points; null where it sets none.
    default BigDecimal value() {
        return this instanceof Points(var points) ? points : null;
    }

    /// `36 points`, `excused`, or `as earned`.
    default String words() {
        return words(kind(), value());
    }

    /// The same of a stored version.
    static String words(String kind, BigDecimal points) {
        return switch (kind) {
            case "points" ->
                    Figures.plain(points)
                            + (points.compareTo(BigDecimal.ONE) == 0 ? " point" : " points");
            case "excused" -> "excused";
            default -> "as earned";
        };
    }
}
