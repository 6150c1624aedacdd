package savepoint.grader.bundle;

import java.time.Duration;
import java.util.Optional;

/// How often a work may be handed in, and which hand-in counts.
///
/// @param attempts most hand-ins that cost; empty for any number
/// @param pause least time between hand-ins that cost
public record HandInRules(Optional<Integer> attempts, Duration pause, Counts counts) {
    public static final HandInRules DEFAULT =
            new HandInRules(Optional.empty(), Duration.ZERO, Counts.LAST);

    /// Which of a work's hand-ins with points counts.
    public enum Counts {
        LAST,
        BEST
    }
}
