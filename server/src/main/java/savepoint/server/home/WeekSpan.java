package savepoint.server.home;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import savepoint.server.content.TermDates;
import savepoint.server.content.folder.WeekFacts;
import savepoint.server.people.Term;

/// The days of a week, first and last.
record WeekSpan(LocalDate first, LocalDate last) {
    private static final DateTimeFormatter DAY_MONTH =
            DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);

    static WeekSpan of(Term term, WeekFacts week) {
        var first = week.starts().orElseGet(() -> TermDates.monday(term.starts(), week.number()));
        return new WeekSpan(first, week.ends().orElse(first.plusDays(6)));
    }

    /// `9–15 November`.
    String words() {
        return first.getMonth() == last.getMonth() && first.getYear() == last.getYear()
                ? first.getDayOfMonth() + "–" + DAY_MONTH.format(last)
                : DAY_MONTH.format(first) + " – " + DAY_MONTH.format(last);
    }

    CoursePage.Time time(LocalDate today) {
        if (today.isBefore(first)) return CoursePage.Time.FUTURE;
        return today.isAfter(last) ? CoursePage.Time.PAST : CoursePage.Time.CURRENT;
    }
}
