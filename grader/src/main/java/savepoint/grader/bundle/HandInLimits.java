package savepoint.grader.bundle;

import java.time.Duration;

/// What one hand-in may use.
///
/// @param memory bytes, of the JVM that runs it as a whole
/// @param output bytes it may print
/// @param rows a result may have
public record HandInLimits(Duration cpu, Duration wall, long memory, long output, int rows) {
    public static final HandInLimits DEFAULT =
            new HandInLimits(
                    Duration.ofSeconds(5), Duration.ofSeconds(20), 256L << 20, 64L << 10, 10_000);

    /// For the author's own solution: on a busy machine it may be slow, and nobody else is to blame for that.
    public HandInLimits forSolution() {
        return new HandInLimits(cpu.multipliedBy(4), wall.multipliedBy(4), memory, output, rows);
    }
}
