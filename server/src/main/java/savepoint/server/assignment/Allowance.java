package savepoint.server.assignment;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import savepoint.grader.bundle.HandInRules;
import savepoint.server.web.Moment;

/// What a work may still be handed in, by the rules of its bundle. What is being graded counts until it is known to cost
/// nothing, so that a flood does not get round the limit.
///
/// @param used hand-ins that cost
/// @param reserved hand-ins that are being graded
/// @param of how many may cost; empty for any number
/// @param next when the next may come, by the pause between them; empty for now
record Allowance(int used, int reserved, Optional<Integer> of, Optional<Instant> next) {

    /// A hand-in as far as it costs.
    ///
    /// @param kind of its verdict, null while there is none
    public record Cost(Instant receivedAt, String kind) {
        private boolean isReserved() {
            return kind == null;
        }

        private boolean isSpent() {
            return Submission.hasPoints(kind);
        }
    }

    static Allowance of(HandInRules rules, List<Cost> costs, Instant now) {
        return new Allowance(
                (int) costs.stream().filter(Cost::isSpent).count(),
                (int) costs.stream().filter(Cost::isReserved).count(),
                rules.attempts(),
                next(rules.pause(), costs).filter(next -> next.isAfter(now)));
    }

    private static Optional<Instant> next(Duration pause, List<Cost> costs) {
        return costs.stream()
                .filter(cost -> cost.isSpent() || cost.isReserved())
                .map(Cost::receivedAt)
                .max(Instant::compareTo)
                .map(last -> last.plus(pause));
    }

    /// Whether no hand-in is left, or none that is sure to be.
    boolean isUsedUp() {
        return of.filter(most -> used + reserved >= most).isPresent();
    }

    /// Why a hand-in is not taken now though it is in order.
    Optional<String> refusal(ZoneId zone) {
        if (isUsedUp())
            return Optional.of(
                    used >= of.orElseThrow()
                            ? "all %d attempts are used".formatted(of.get())
                            : "of %d attempts %d are used and %d being graded; if one of these costs nothing, you may hand in again"
                                    .formatted(of.get(), used, reserved));
        return next.map(at ->
                "there must be a pause between hand-ins; the next may come from %s"
                        .formatted(Moment.toTheSecond(at, zone).text()));
    }
}
