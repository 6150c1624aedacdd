package savepoint.grader.sandbox;

import java.time.Duration;

/// What a box has used: CPU and wall time of the last turn, and the highest memory so far.
public record Usage(Duration cpu, Duration wall, long peakMemoryBytes) {}
