package savepoint.grader.sandbox;

import java.time.Duration;

/// What boxes have used over their whole lives.
///
/// @param cpu of all of them, what sets them up included where the kernel counts
/// @param peakMemoryBytes of the largest
public record Total(Duration cpu, long peakMemoryBytes) {
    Total and(Total other) {
        return new Total(cpu.plus(other.cpu), Math.max(peakMemoryBytes, other.peakMemoryBytes));
    }
}
