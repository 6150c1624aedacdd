package savepoint.server.content.folder;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.Year;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a deadline as instructors write it: `Thursday`, `Thu 6pm`, `2026-11-19`, `Thursday, November 19 at noon`.
final class DeadlineCell {
    static final String ALLOWED =
            "allowed: a weekday (Thursday), a date (2026-11-19, 19 November, November 19 2026), either with a time"
                    + " (18:00, 6pm), or NA";

    private static final Pattern ISO = Pattern.compile("\\b(\\d{4})-(\\d{1,2})-(\\d{1,2})\\b");
    private static final Pattern DAY_MONTH =
            Pattern.compile(
                    "\\b(\\d{1,2})(?:st|nd|rd|th)?\\.? +(?:of +)?([a-z]{3,9})\\.?(?:,? +(\\d{4}))?\\b");
    private static final Pattern MONTH_DAY =
            Pattern.compile("\\b([a-z]{3,9})\\.? +(\\d{1,2})(?:st|nd|rd|th)?(?:,? +(\\d{4}))?\\b");
    private static final Pattern TIME =
            Pattern.compile(
                    "\\b(?:(\\d{1,2})(?::(\\d{2}))? *([ap])\\.?m\\b\\.?|(\\d{1,2}):(\\d{2})\\b|(noon)\\b)");
    private static final Pattern WEEKDAY =
            Pattern.compile(
                    "\\b(mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?"
                            + "|sat(?:urday)?|sun(?:day)?)\\b\\.?");
    private static final Pattern FILLER =
            Pattern.compile("(?:\\b(?:at|on|by|due|the)\\b|[\\s,;*.()])+");

    private String rest;

    private DeadlineCell(String cell) {
        this.rest = cell.toLowerCase(Locale.ROOT).replace('\u00a0', ' ');
    }

    /// The deadline, empty where the cell says that there is none.
    ///
    /// @throws IllegalArgumentException with what is wrong, for an author to read
    static Optional<Deadline> read(String cell) {
        if (cell.replaceAll("[*\\s]", "").matches("(?i)|n/?a|none|-+|–|—|tbd|tba")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new DeadlineCell(cell).deadline());
        } catch (DateTimeException impossible) {
            throw new IllegalArgumentException(
                    "deadline `%s` is no day of the calendar; %s".formatted(cell, ALLOWED),
                    impossible);
        } catch (IllegalArgumentException unread) {
            throw new IllegalArgumentException(
                    "deadline `%s` %s; %s".formatted(cell, unread.getMessage(), ALLOWED), unread);
        }
    }

    /// A time of day as people write it, such as `6pm` or `18:00`, where a text holds one.
    static Optional<LocalTime> time(String text) {
        try {
            return new DeadlineCell(text).time();
        } catch (DateTimeException noTimeOfDay) {
            return Optional.empty();
        }
    }

    private Deadline deadline() {
        var time = time();
        var iso = take(ISO);
        Optional<LocalDate> date = Optional.empty();
        Optional<MonthDay> dayOfYear = Optional.empty();
        if (iso.isPresent()) {
            date =
                    Optional.of(
                            LocalDate.of(
                                    number(iso.get(), 1),
                                    number(iso.get(), 2),
                                    number(iso.get(), 3)));
        } else {
            var spelt = spelt(DAY_MONTH, 2, 1).or(() -> spelt(MONTH_DAY, 1, 2));
            date = spelt.filter(day -> day.year().isPresent()).map(Spelt::date);
            dayOfYear = spelt.filter(day -> day.year().isEmpty()).map(Spelt::day);
        }
        var weekday = take(WEEKDAY).map(word -> weekday(word.group(1)));
        if (!FILLER.matcher(rest).replaceAll("").isEmpty()) {
            throw new IllegalArgumentException("is not understood");
        }
        if (date.isPresent()) {
            var day = date.get();
            weekday.filter(name -> name != day.getDayOfWeek())
                    .ifPresent(name -> {
                        throw new IllegalArgumentException(
                                "names a %s, but %s is a %s"
                                        .formatted(words(name), day, words(day.getDayOfWeek())));
                    });
            return new Deadline.Day(day, time);
        }
        if (dayOfYear.isPresent()) return new Deadline.DayOfYear(dayOfYear.get(), time);
        return new Deadline.Weekday(
                weekday.orElseThrow(() -> new IllegalArgumentException("names no day")), time);
    }

    private record Spelt(MonthDay day, Optional<Integer> year) {
        LocalDate date() {
            if (!day.isValidYear(year.orElseThrow())) {
                throw new DateTimeException("29 February " + year.orElseThrow());
            }
            return day.atYear(year.orElseThrow());
        }
    }

    private Optional<Spelt> spelt(Pattern pattern, int monthGroup, int dayGroup) {
        var found = pattern.matcher(rest);
        while (found.find()) {
            var month = month(found.group(monthGroup));
            if (month.isEmpty()) continue;
            var year = Optional.ofNullable(found.group(3)).map(Integer::valueOf);
            year.ifPresent(Year::of);
            var day = MonthDay.of(month.get(), Integer.parseInt(found.group(dayGroup)));
            rest = rest.substring(0, found.start()) + " " + rest.substring(found.end());
            return Optional.of(new Spelt(day, year));
        }
        return Optional.empty();
    }

    private Optional<LocalTime> time() {
        return take(TIME)
                .map(word -> {
                    if (word.group(6) != null) return LocalTime.NOON;
                    if (word.group(4) != null)
                        return LocalTime.of(number(word, 4), number(word, 5));
                    int hour = number(word, 1);
                    if (hour < 1 || hour > 12) throw new DateTimeException("no such hour");
                    int minute = word.group(2) == null ? 0 : number(word, 2);
                    return LocalTime.of(hour % 12 + (word.group(3).equals("p") ? 12 : 0), minute);
                });
    }

    private Optional<Matcher> take(Pattern pattern) {
        var found = pattern.matcher(rest);
        if (!found.find()) return Optional.empty();
        rest = rest.substring(0, found.start()) + " " + rest.substring(found.end());
        return Optional.of(found);
    }

    private static int number(Matcher found, int group) {
        return Integer.parseInt(found.group(group));
    }

    private static DayOfWeek weekday(String word) {
        for (var day : DayOfWeek.values()) {
            if (day.name().toLowerCase(Locale.ROOT).startsWith(word.substring(0, 3))) return day;
        }
        throw new IllegalArgumentException("names no day");
    }

    private static Optional<Month> month(String word) {
        for (var month : Month.values()) {
            var name = month.name().toLowerCase(Locale.ROOT);
            if (name.startsWith(word) || (word.equals("sept") && month == Month.SEPTEMBER)) {
                return Optional.of(month);
            }
        }
        return Optional.empty();
    }

    private static String words(DayOfWeek day) {
        return day.getDisplayName(java.time.format.TextStyle.FULL, Locale.ENGLISH);
    }
}
