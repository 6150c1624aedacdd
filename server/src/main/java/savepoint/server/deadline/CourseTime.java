package savepoint.server.deadline;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Times as forms send them: a date and a time on the course's clock, `2026-11-21T18:00`.
public final class CourseTime {
    private static final DateTimeFormatter FIELD =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

    private CourseTime() {}

    /// The instant; empty where the text is no time. Of an hour that the clocks repeat the later one is meant.
    public static Optional<Instant> parse(String text, ZoneId zone) {
        try {
            var typed = LocalDateTime.parse(text.strip().replace(' ', 'T'));
            if (typed.getYear() < 2000 || typed.getYear() > 2999) return Optional.empty();
            return Optional.of(typed.atZone(zone).withLaterOffsetAtOverlap().toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /// The same the other way, to the minute.
    static String field(Instant at, ZoneId zone) {
        return FIELD.format(at.truncatedTo(ChronoUnit.MINUTES).atZone(zone));
    }
}
