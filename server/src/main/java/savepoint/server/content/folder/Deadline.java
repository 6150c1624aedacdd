package savepoint.server.content.folder;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;

/// When an activity is due, as its week says it; the instant follows once the term's dates are known.
public sealed interface Deadline {
    /// That day in the activity's own week.
    record Weekday(DayOfWeek day, Optional<LocalTime> time) implements Deadline {}

    /// That day.
    record Day(LocalDate date, Optional<LocalTime> time) implements Deadline {}

    /// That day in the year that brings it closest to the activity's week.
    record DayOfYear(MonthDay day, Optional<LocalTime> time) implements Deadline {}

    Optional<LocalTime> time();

    /// The day on which it falls.
    ///
    /// @param weekStart the first day of the activity's week
    default LocalDate date(LocalDate weekStart) {
        return switch (this) {
            case Weekday(var day, _) -> weekStart.with(TemporalAdjusters.nextOrSame(day));
            case Day(var date, _) -> date;
            case DayOfYear(var day, _) -> closest(day, weekStart);
        };
    }

    /// The instant, by the wall clock of the course's zone. A time that the clocks skip counts as much later as they
    /// skip; of a time that they repeat the later one counts, which is the kinder reading.
    default Instant at(LocalDate weekStart, LocalTime usual, ZoneId zone) {
        return date(weekStart)
                .atTime(time().orElse(usual))
                .atZone(zone)
                .withLaterOffsetAtOverlap()
                .toInstant();
    }

    /// The words from which the instant is computed: `Thursday of week 11, 18:00 America/Chicago`.
    default String rule(int week, LocalTime usual, ZoneId zone) {
        var day =
                switch (this) {
                    case Weekday(var weekday, _) ->
                            weekday.getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                                    + " of week "
                                    + week;
                    case Day(var date, _) ->
                            date.format(DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH));
                    case DayOfYear(var date, _) ->
                            date.format(DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH));
                };
        return "%s, %s %s".formatted(day, time().orElse(usual), zone.getId());
    }

    private static LocalDate closest(MonthDay day, LocalDate to) {
        var best = day.atYear(to.getYear());
        for (int year : new int[] {to.getYear() - 1, to.getYear() + 1}) {
            var other = day.atYear(year);
            if (Math.abs(other.toEpochDay() - to.toEpochDay())
                    < Math.abs(best.toEpochDay() - to.toEpochDay())) best = other;
        }
        return best;
    }
}
