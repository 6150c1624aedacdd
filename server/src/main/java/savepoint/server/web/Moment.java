package savepoint.server.web;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// An instant as a page shows it.
///
/// `iso` is the instant with the course's offset (`2026-11-19T18:00:00-06:00`), from which the
/// browser shows the viewer's own zone; `text` is the same in the course's zone (`Thursday
/// 19 November, 18:00 CST`).
public record Moment(String iso, String text) {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("EEEE d MMMM, HH:mm zzz", Locale.ENGLISH);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("EEEE d MMMM, HH:mm:ss zzz", Locale.ENGLISH);

    /// The instant to the minute.
    public static Moment of(Instant instant, ZoneId zone) {
        return formatted(instant, zone, MINUTE);
    }

    /// The instant to the second, as receipts show it.
    public static Moment toTheSecond(Instant instant, ZoneId zone) {
        return formatted(instant, zone, SECOND);
    }

    /// Whether somebody who keeps this zone reads another time on their clock; `zone` is its id.
    public boolean isElsewhere(String zone) {
        var there = OffsetDateTime.parse(iso);
        return !ZoneId.of(zone).getRules().getOffset(there.toInstant()).equals(there.getOffset());
    }

    /// The same instant on the clock of another zone, as exact as this one.
    public String at(String zone) {
        var exact = text.matches(".*\\d\\d:\\d\\d:\\d\\d.*") ? SECOND : MINUTE;
        return exact.format(OffsetDateTime.parse(iso).atZoneSameInstant(ZoneId.of(zone)));
    }

    private static Moment formatted(Instant instant, ZoneId zone, DateTimeFormatter text) {
        var there = instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone);
        return new Moment(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(there), text.format(there));
    }
}
