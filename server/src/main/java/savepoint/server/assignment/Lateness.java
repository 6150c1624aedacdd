package savepoint.server.assignment;

import java.time.Duration;

/// How late something came, in words.
final class Lateness {
    private Lateness() {}

    /// `late by 2 days 3 hours`: the two largest units, or null for what came in time.
    static String words(Duration late) {
        if (!late.isPositive()) return null;
        if (late.toMinutes() == 0) return "late by less than a minute";
        var days = late.toDays();
        if (days > 0) return "late by " + units(days, "day", late.toHoursPart(), "hour");
        if (late.toHours() > 0)
            return "late by " + units(late.toHours(), "hour", late.toMinutesPart(), "minute");
        return "late by " + counted(late.toMinutes(), "minute");
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
