package savepoint.grader.bundle;

import java.time.Duration;
import java.util.Optional;

/// Whose a work is, how often it may be handed in, and which hand-in counts.
///
/// @param attempts most hand-ins that cost; empty for any number
/// @param pause least time between hand-ins that cost
/// @param team most students who may share a work; empty where everybody works alone
public record HandInRules(
        Optional<Integer> attempts, Duration pause, Counts counts, Optional<Integer> team) {
    public static final HandInRules DEFAULT =
            new HandInRules(Optional.empty(), Duration.ZERO, Counts.LAST, Optional.empty());

    /// Which of a work's hand-ins with points counts.
    public enum Counts {
        LAST,
        BEST
    }
}
