package savepoint.server.appeal;

import java.time.Duration;
import java.time.Instant;

/// When points may be appealed. `from` is null where they are not released yet, `until` where nothing ends it.
public record AppealPeriod(Instant from, Instant until) {
    /// The points are not released.
    public static final AppealPeriod NOT_YET = new AppealPeriod(null, null);

    /// So many days from the release on.
    static AppealPeriod after(Instant released, int days) {
        return new AppealPeriod(released, released.plus(Duration.ofDays(days)));
    }

    /// Whether an appeal is taken at this moment.
    public boolean isOpen(Instant now) {
        return hasBegun(now) && !isOver(now);
    }

    boolean hasBegun(Instant now) {
        return from != null && !now.isBefore(from);
    }

    boolean isOver(Instant now) {
        return until != null && !now.isBefore(until);
    }
}
