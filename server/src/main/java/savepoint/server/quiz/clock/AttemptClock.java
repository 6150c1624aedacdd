package savepoint.server.quiz.clock;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import savepoint.server.quiz.clock.TimeFact.Extra;
import savepoint.server.quiz.clock.TimeFact.Factor;
import savepoint.server.quiz.clock.TimeFact.HandedIn;
import savepoint.server.quiz.clock.TimeFact.Outage;
import savepoint.server.quiz.clock.TimeFact.Reopened;

/// When an attempt ends: computed from facts on record and from nothing else, so that no restart and no clock that jumps
/// moves it. Of the order of the facts only that of handing in and reopening matters.
///
/// @param limit null where only the closing ends it
/// @param closesAt the student's own, with extensions; null where the quiz never closes
/// @param facts in the order in which they were recorded
public record AttemptClock(
        Instant startedAt, Duration limit, Instant closesAt, List<TimeFact> facts) {
    /// Answers that were under way when the time ended still count.
    public static final Duration GRACE = Duration.ofSeconds(10);

    /// What the platform is away for less than that, pages bridge by sending again.
    static final Duration SHORTEST_OUTAGE = Duration.ofSeconds(30);

    /// One stretch of sitting: the first, or one after a reopening.
    ///
    /// @param deadline null where nothing ends it
    /// @param handedInAt null unless the student ended it
    public record Sitting(Instant from, Instant deadline, Instant handedInAt) {
        private boolean admits(Instant received) {
            if (handedInAt != null && received.isAfter(handedInAt)) return false;
            return deadline == null || !received.isAfter(deadline.plus(GRACE));
        }
    }

    public AttemptClock {
        facts = List.copyOf(facts);
    }

    /// All stretches, first to last.
    public List<Sitting> sittings() {
        var sittings = new ArrayList<Sitting>();
        var from = startedAt;
        var end = firstEnd();
        var own = new ArrayList<TimeFact>();
        for (var fact : facts) {
            if (fact instanceof Reopened(var at, var time)) {
                sittings.add(sitting(from, end, own));
                own.clear();
                from = at;
                end = at.plus(time);
            } else {
                own.add(fact);
            }
        }
        sittings.add(sitting(from, end, own));
        return sittings;
    }

    private Sitting sitting(Instant from, Instant end, List<TimeFact> own) {
        Instant handedInAt = null;
        for (var fact : own) {
            if (handedInAt == null && fact instanceof HandedIn(var at)) handedInAt = at;
        }
        return new Sitting(from, end == null ? null : moved(from, end, own), handedInAt);
    }

    private Instant firstEnd() {
        var factor = BigDecimal.ONE;
        for (var fact : facts) {
            if (fact instanceof Factor(var given)) factor = given;
        }
        if (limit == null) return closesAt;
        var timeUp = startedAt.plus(times(limit, factor));
        return closesAt != null && closesAt.isBefore(timeUp) ? closesAt : timeUp;
    }

    private static Duration times(Duration time, BigDecimal factor) {
        return Duration.ofMillis(
                factor.multiply(BigDecimal.valueOf(time.toMillis()))
                        .setScale(0, RoundingMode.CEILING)
                        .longValueExact());
    }

    private Instant moved(Instant from, Instant end, List<TimeFact> own) {
        var moved = end;
        for (var fact : own) {
            if (fact instanceof Extra(var time)) moved = moved.plus(time);
        }
        // An outage costs what lies between the sitting's beginning and its end as it then was;
        // what it costs moves
        // that end, and with it what the next outage can cost.
        for (var outage : Outages.apart(outages())) {
            if (!outage.from().isBefore(moved)) break;
            var begins = outage.from().isBefore(from) ? from : outage.from();
            if (outage.until().isAfter(begins))
                moved = moved.plus(Duration.between(begins, outage.until()));
        }
        return moved;
    }

    private List<Outage> outages() {
        return facts.stream()
                .filter(Outage.class::isInstance)
                .map(Outage.class::cast)
                .filter(outage -> outage.until().isAfter(outage.from()))
                .toList();
    }

    /// The sitting that runs, or ran last.
    public Sitting now() {
        return sittings().getLast();
    }

    /// When it ends; empty where nothing ends it.
    public Optional<Instant> deadline() {
        return Optional.ofNullable(now().deadline());
    }

    /// Whether nothing that comes now counts any more, be it by the time or because it was handed in.
    public boolean isOver(Instant moment) {
        return isHandedIn() || !now().admits(moment);
    }

    /// Whether the student has ended it, and nobody reopened it.
    public boolean isHandedIn() {
        return now().handedInAt() != null;
    }

    /// Whether an answer counts that came in this sitting, counted from 0, at this moment.
    public boolean counts(int sitting, Instant received) {
        var all = sittings();
        return sitting >= 0 && sitting < all.size() && all.get(sitting).admits(received);
    }

    /// The number of the sitting that runs, counted from 0.
    public int sitting() {
        return (int) facts.stream().filter(Reopened.class::isInstance).count();
    }

    /// How much time is left; zero where it is over, empty where nothing ends it.
    public Optional<Duration> left(Instant moment) {
        return deadline()
                .map(end -> moment.isAfter(end) ? Duration.ZERO : Duration.between(moment, end));
    }
}
