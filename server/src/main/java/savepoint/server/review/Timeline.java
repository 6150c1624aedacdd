package savepoint.server.review;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Where a round stands at a moment, computed from what moved it and from nothing else.
///
/// @param since when the step began; null for the first
/// @param until when it ends, be it in the past where the next waits for somebody to begin it; null where nothing ends it
/// @param paused whether its time stands still
/// @param due whether hand-ins have to be given out before it goes on
public record Timeline(Step step, Instant since, Instant until, boolean paused, boolean due) {
    /// What moved a round; `step` and `until` belong to some kinds only.
    public record Event(String kind, Step step, Instant until, Instant at) {}

    static Timeline of(Rules rules, Instant closes, List<Event> events, Instant now) {
        var walk = new Walk(rules, closes);
        for (var event : events) {
            walk.goOn(event.at());
            walk.take(event);
        }
        walk.goOn(now);
        boolean over = !walk.paused() && walk.until != null && !now.isBefore(walk.until);
        return new Timeline(walk.step, walk.since, walk.until, walk.paused(), over);
    }

    /// Whether reviews can be handed over.
    boolean isOpenForReviews() {
        return step.isWriting();
    }

    /// What the platform begins when it is due.
    Step next() {
        return switch (step) {
            case HAND_IN, CALIBRATION -> Step.WRITING;
            case WRITING -> Step.AGAIN;
            case AGAIN -> Step.APPEALS;
            case APPEALS, FINAL -> Step.FINAL;
        };
    }

    private static final class Walk {
        private final Rules rules;
        private Step step = Step.HAND_IN;
        private Instant since;
        private Instant until;
        private Instant pausedAt;

        Walk(Rules rules, Instant closes) {
            this.rules = rules;
            this.until = closes;
        }

        boolean paused() {
            return pausedAt != null;
        }

        void take(Event event) {
            switch (event.kind()) {
                case "began" -> {
                    begin(event.step(), event.at());
                    pausedAt = null;
                }
                case "paused" -> pausedAt = paused() ? pausedAt : event.at();
                case "resumed" -> {
                    if (paused() && until != null)
                        until = until.plus(Duration.between(pausedAt, event.at()));
                    pausedAt = null;
                }
                case "extended" -> until = event.step() == step ? event.until() : until;
                default -> {}
            }
        }

        /// Goes through the steps that end by themselves; to give hand-ins out is an act, and waited for.
        void goOn(Instant now) {
            while (!paused() && until != null && !now.isBefore(until)) {
                switch (step) {
                    case HAND_IN -> {
                        if (rules.calibrationDays() == 0) return;
                        begin(Step.CALIBRATION, until);
                    }
                    case AGAIN -> begin(Step.APPEALS, until);
                    case APPEALS -> begin(Step.FINAL, until);
                    case CALIBRATION, WRITING, FINAL -> {
                        return;
                    }
                }
            }
        }

        private void begin(Step next, Instant at) {
            step = next;
            since = at;
            until =
                    switch (next) {
                        case HAND_IN, FINAL -> null;
                        case CALIBRATION, WRITING, AGAIN, APPEALS ->
                                at.plus(Duration.ofDays(rules.length(next)));
                    };
        }
    }
}
