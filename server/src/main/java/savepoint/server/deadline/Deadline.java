package savepoint.server.deadline;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;

/// When an activity opens, is due and closes for one person; each null where there is no such limit.
///
/// @param usualDueAt when it is due for everybody without an extension
/// @param heldOpenUntil until when an extension keeps the door open whatever the late policy says, or null
/// @param extended whether any of it is later than for everybody
public record Deadline(
        Instant opensAt,
        Instant usualDueAt,
        Instant dueAt,
        Instant closesAt,
        Instant heldOpenUntil,
        boolean extended) {

    /// Whether an activity may not be handed in yet.
    public boolean isBeforeOpening(Instant now) {
        return opensAt != null && now.isBefore(opensAt);
    }

    /// Whether this comes after the due time, be it by a moment.
    public boolean isPast(Instant moment) {
        return dueAt != null && moment.isAfter(dueAt);
    }

    /// When a quiz closes: where the course's rule for late work does not close it, when it is due, or as long as an
    /// extension holds it open; null where nothing closes it.
    public Instant quizClosesAt() {
        if (closesAt != null) return closesAt;
        return Stream.of(dueAt, heldOpenUntil)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /// Whether a quiz has closed.
    public boolean isQuizClosed(Instant now) {
        var closes = quizClosesAt();
        return closes != null && !now.isBefore(closes);
    }

    boolean isHeldOpen(Instant moment) {
        return heldOpenUntil != null && moment.isBefore(heldOpenUntil);
    }
}
