package savepoint.server.deadline;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/// One activity's times for one student at one moment, and what coming late means for them.
///
/// @param activity its id
/// @param ref the activity's ref
/// @param now the moment that everything is judged by
public record StudentClock(
        long activity, String ref, Deadline deadline, LateDays days, Instant now) {

    /// Until when a hand-in is taken, though late; empty where there is no end.
    public Optional<Instant> closesAt() {
        return days.policy().closing(deadline, freeFor());
    }

    /// Whether nothing is taken any more.
    public boolean isClosed() {
        return closesAt().filter(closing -> !now.isBefore(closing)).isPresent();
    }

    /// What handing in at this moment means.
    public Lateness lateness() {
        return days.judge(activity, deadline, now);
    }

    /// What handing in at this moment costs, in words; null where it costs nothing worth a word.
    public String warning() {
        return LateWords.now(lateness(), days.policy());
    }

    /// When handing in begins to cost more than now; empty before the due time and where days cost nothing.
    public Optional<Instant> dearerAt() {
        return switch (lateness()) {
            case Lateness.InTime _, Lateness.TooLate _ -> Optional.empty();
            case Lateness.WithinGrace _ ->
                    Optional.of(deadline.dueAt().plus(days.policy().grace()));
            case Lateness.Covered _, Lateness.Costs _ ->
                    days.policy().costsNothing()
                            ? Optional.empty()
                            : Optional.of(days.policy().nextDay(now, deadline))
                                    .filter(next ->
                                            closesAt()
                                                    .filter(end -> !next.isBefore(end))
                                                    .isEmpty());
        };
    }

    /// What a hand-in of theirs is charged.
    ///
    /// @param counts whether it is the one that counts for the activity
    public Lateness of(Instant received, boolean counts) {
        return counts ? days.of(activity) : days.judge(activity, deadline, received);
    }

    /// The same in words, with the points that it earned before (null while nobody knows them); null for one in time.
    public String charge(Instant received, boolean counts, BigDecimal earned) {
        var lateness = of(received, counts);
        int left = counts ? days.freeLeft() : freeFor() - lateness.freeDays();
        return LateWords.charge(lateness, days.policy(), left, earned);
    }

    /// The course's rule for late hand-ins, in words; null where it has none.
    String policy() {
        return LateWords.policy(days.policy(), days.freeLeft());
    }

    private int freeFor() {
        return days.freeFor(activity, deadline);
    }
}
