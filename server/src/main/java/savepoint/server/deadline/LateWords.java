package savepoint.server.deadline;

import java.math.BigDecimal;
import java.time.Duration;
import savepoint.server.web.Figures;

/// Lateness in words.
public final class LateWords {
    private static final String[] SMALL = {"no", "one", "two", "three", "four", "five", "six"};

    private LateWords() {}

    /// `late by 2 days 3 hours`: the two largest units, or null for what came in time.
    public static String by(Duration late) {
        if (!late.isPositive()) return null;
        if (late.toMinutes() == 0) return "late by less than a minute";
        var days = late.toDays();
        if (days > 0) return "late by " + units(days, "day", late.toHoursPart(), "hour");
        if (late.toHours() > 0)
            return "late by " + units(late.toHours(), "hour", late.toMinutesPart(), "minute");
        return "late by " + counted(late.toMinutes(), "minute");
    }

    /// What lateness does to points: `1 day late: −10 %, 32.4 of 36`; null for what came in time or where lateness costs
    /// nothing in the course.
    ///
    /// @param freeLeft of the student's free days, after this
    /// @param earned before the penalty, or null while nobody knows it
    static String charge(Lateness lateness, LatePolicy policy, int freeLeft, BigDecimal earned) {
        return switch (lateness) {
            case Lateness.InTime _ -> null;
            case Lateness.WithinGrace _ ->
                    "Within the %s of grace: it costs nothing".formatted(span(policy.grace()));
            case Lateness.Covered(var late) ->
                    "%s late, covered by %s; %d of %d left"
                            .formatted(
                                    counted(late, "day"),
                                    late == 1 ? "a free day" : late + " free days",
                                    freeLeft,
                                    policy.freeDays());
            case Lateness.Costs(var late, var free, var percent) ->
                    percent.signum() == 0
                            ? null
                            : counted(late, "day")
                                    + " late"
                                    + (free == 0 ? "" : ", " + freeOnes(free))
                                    + ": "
                                    + minus(percent)
                                    + left(lateness, earned);
            case Lateness.TooLate(var late) ->
                    "%s late, later than the course takes: it earns nothing"
                            .formatted(counted(late, "day"));
        };
    }

    /// What handing in at this moment costs: `Handing in now costs 10 %.`; null where lateness costs nothing.
    static String now(Lateness lateness, LatePolicy policy) {
        return switch (lateness) {
            case Lateness.InTime _, Lateness.TooLate _ -> null;
            case Lateness.WithinGrace _ ->
                    "Handing in now costs nothing: the course gives %s of grace."
                            .formatted(span(policy.grace()));
            case Lateness.Covered(var late) ->
                    "Handing in now costs no points: it uses %s of your free days."
                            .formatted(small(late));
            case Lateness.Costs(_, var free, var percent) ->
                    percent.signum() == 0
                            ? null
                            : "Handing in now costs %s %%%s."
                                    .formatted(
                                            Figures.plain(percent),
                                            free == 0
                                                    ? ""
                                                    : " and uses %s of your free days"
                                                            .formatted(small(free)));
        };
    }

    /// The course's rule with what this student has left of it; null where the course says nothing.
    static String policy(LatePolicy policy, int freeLeft) {
        if (policy.equals(LatePolicy.NONE)) return null;
        var words = new StringBuilder("Late hand-ins: ");
        words.append(
                policy.eachDay().signum() == 0
                        ? "they cost nothing"
                        : minus(policy.eachDay()) + " for each day begun");
        if (policy.atMostDays() > 0)
            words.append(", for at most ").append(counted(policy.atMostDays(), "day"));
        if (!policy.grace().isZero())
            words.append("; the first ").append(span(policy.grace())).append(" are grace");
        words.append('.');
        if (policy.freeDays() > 0) {
            words.append(
                    " You have %d of %s left."
                            .formatted(freeLeft, counted(policy.freeDays(), "free day")));
        }
        return words.toString();
    }

    private static String freeOnes(int free) {
        return free == 1 ? "one of them free" : small(free) + " of them free";
    }

    private static String left(Lateness lateness, BigDecimal earned) {
        return earned == null
                ? ""
                : ", %s of %s"
                        .formatted(Figures.plain(lateness.pointsOf(earned)), Figures.plain(earned));
    }

    private static String minus(BigDecimal percent) {
        return "−" + Figures.plain(percent) + " %";
    }

    private static String small(int number) {
        return number < SMALL.length ? SMALL[number] : Integer.toString(number);
    }

    private static String span(Duration span) {
        if (span.toHours() == 0 || span.toMinutesPart() != 0)
            return counted(span.toMinutes(), "minute");
        return span.toHours() % 24 == 0
                ? counted(span.toDays(), "day")
                : counted(span.toHours(), "hour");
    }

    private static String units(long large, String largeUnit, long small, String smallUnit) {
        return small == 0
                ? counted(large, largeUnit)
                : counted(large, largeUnit) + " " + counted(small, smallUnit);
    }

    private static String counted(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
