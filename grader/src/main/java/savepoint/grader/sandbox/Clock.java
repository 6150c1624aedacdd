package savepoint.grader.sandbox;

import java.time.Duration;

/// Whether a turn is on, and where its counting began.
sealed interface Clock {
    /// No turn: only memory, output and processes are limited.
    record Resting() implements Clock {}

    record Running(long sinceNanos, Duration cpuBefore) implements Clock {
        Duration wall() {
            return Duration.ofNanos(System.nanoTime() - sinceNanos);
        }
    }

    /// A turn that has come to an end, with what it used.
    record Stopped(Duration cpu, Duration wall) implements Clock {}
}
