package savepoint.server.deadline;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// What coming after the due time means for a hand-in. Days are started days of 24 hours.
public sealed interface Lateness {
    /// Not late, or there is no due time.
    record InTime() implements Lateness {}

    /// Late, but by no more than the course's grace.
    record WithinGrace() implements Lateness {}

    /// So many days late, each covered by a free day.
    record Covered(int days) implements Lateness {}

    /// So many days late, `free` of them covered by free days; `percent` of the points is lost for the rest.
    record Costs(int days, int free, BigDecimal percent) implements Lateness {}

    /// More days late than the course takes: it earns nothing.
    record TooLate(int days) implements Lateness {}

    /// Whether it counts as late, which within the grace it does not.
    default boolean isLate() {
        return switch (this) {
            case InTime _, WithinGrace _ -> false;
            case Covered _, Costs _, TooLate _ -> true;
        };
    }

    /// How many free days it spends.
    default int freeDays() {
        return switch (this) {
            case InTime _, WithinGrace _, TooLate _ -> 0;
            case Covered(var days) -> days;
            case Costs(_, var free, _) -> free;
        };
    }

    /// What is left of the points that it earned. Nowhere else is a penalty taken off.
    default BigDecimal pointsOf(BigDecimal earned) {
        return switch (this) {
            case InTime _, WithinGrace _, Covered _ -> earned;
            case Costs(_, _, var percent) ->
                    earned.multiply(BigDecimal.valueOf(100).subtract(percent))
                            .divide(BigDecimal.valueOf(100), 2, RoundingMode.HALF_UP);
            case TooLate _ -> BigDecimal.ZERO;
        };
    }
}
