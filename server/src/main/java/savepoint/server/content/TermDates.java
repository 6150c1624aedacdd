package savepoint.server.content;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;

/// Where a term's weeks lie.
public final class TermDates {
    private TermDates() {}

    /// The Monday of week `number` of a term that starts on this day or, where that is no Monday, in its week.
    public static LocalDate monday(LocalDate starts, int number) {
        return starts.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .plusWeeks(number - 1L);
    }

    /// The start of a term whose dates nobody chose: such that week `first` begins on the first Monday after today. It is
    /// the day of week 1 all the same, so that a week put before `first` later moves no deadline.
    static LocalDate startFor(LocalDate today, int first) {
        return firstMonday(today).minusWeeks(first - 1L);
    }

    /// The slug of such a term, after the season in which it is first taught: `autumn-2026`.
    static String slugFor(LocalDate today) {
        var monday = firstMonday(today);
        return season(monday.getMonth()) + "-" + monday.getYear();
    }

    private static LocalDate firstMonday(LocalDate today) {
        return today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    }

    private static String season(Month month) {
        return switch (month) {
            case DECEMBER, JANUARY, FEBRUARY -> "winter";
            case MARCH, APRIL, MAY -> "spring";
            case JUNE, JULY, AUGUST -> "summer";
            case SEPTEMBER, OCTOBER, NOVEMBER -> "autumn";
        };
    }
}
