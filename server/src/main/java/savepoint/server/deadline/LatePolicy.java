package savepoint.server.deadline;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import savepoint.server.content.folder.CourseFacts;

/// What a course takes off late hand-ins, as its course.yaml says.
///
/// @param grace for so long after the due time nothing is taken off
/// @param eachDay percent of the points for each day that no free day covers
/// @param atMostDays how many such days are taken at all; 0 where there is no limit
/// @param freeDays that each student has in a term
public record LatePolicy(Duration grace, BigDecimal eachDay, int atMostDays, int freeDays) {
    private static final Duration DAY = Duration.ofDays(1);
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    /// Where a course says nothing of it, late is late and costs nothing.
    public static final LatePolicy NONE = new LatePolicy(Duration.ZERO, BigDecimal.ZERO, 0, 0);

    /// What course.yaml says.
    public static LatePolicy of(Optional<CourseFacts.Late> late) {
        return late.map(said ->
                        new LatePolicy(
                                said.grace(), said.eachDay(), said.atMostDays(), said.freeDays()))
                .orElse(NONE);
    }

    /// What a hand-in received then means for a student with so many free days left for it.
    public Lateness judge(Instant received, Deadline deadline, int freeLeft) {
        if (!deadline.isPast(received)) return new Lateness.InTime();
        var late = Duration.between(deadline.dueAt(), received);
        if (late.compareTo(grace) <= 0) return new Lateness.WithinGrace();
        int days = startedDays(late);
        int free = Math.min(days, freeLeft);
        int paid = days - free;
        if (isLimited(deadline) && paid > atMostDays) {
            if (!deadline.isHeldOpen(received)) return new Lateness.TooLate(days);
            paid = atMostDays;
        }
        return paid == 0
                ? new Lateness.Covered(days)
                : new Lateness.Costs(
                        days, free, eachDay.multiply(BigDecimal.valueOf(paid)).min(ALL));
    }

    /// Whether something received then counts as late; `dueAt` may be null.
    public boolean isLate(Instant received, Instant dueAt) {
        return dueAt != null && received.isAfter(dueAt.plus(grace));
    }

    /// When a student with so many free days left can no longer hand in; empty where that moment never comes.
    Optional<Instant> closing(Deadline deadline, int freeLeft) {
        var closing = Optional.ofNullable(deadline.closesAt());
        if (isLimited(deadline)) {
            var most = deadline.dueAt().plus(DAY.multipliedBy((long) atMostDays + freeLeft));
            closing = Optional.of(closing.filter(most::isAfter).orElse(most));
        }
        var held = deadline.heldOpenUntil();
        return closing.map(at -> held != null && held.isAfter(at) ? held : at);
    }

    /// When the next day of lateness begins, seen from a moment after the due time.
    Instant nextDay(Instant now, Deadline deadline) {
        return deadline.dueAt()
                .plus(DAY.multipliedBy(startedDays(Duration.between(deadline.dueAt(), now))));
    }

    /// Whether no day of lateness takes anything off.
    boolean costsNothing() {
        return eachDay.signum() == 0;
    }

    /// What never closes, such as a lesson, may be as late as it likes.
    private boolean isLimited(Deadline deadline) {
        return atMostDays > 0 && deadline.dueAt() != null && deadline.closesAt() != null;
    }

    private static int startedDays(Duration late) {
        long whole = late.dividedBy(DAY);
        return Math.toIntExact(late.equals(DAY.multipliedBy(whole)) ? whole : whole + 1);
    }
}
