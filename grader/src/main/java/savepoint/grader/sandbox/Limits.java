package savepoint.grader.sandbox;

import java.time.Duration;

/// What a box may use. CPU and wall time count per turn, the rest at every moment.
///
/// @param cpu of all its processes together
/// @param wall at least four times the CPU time, so that noisy neighbours cost nobody a verdict
/// @param memoryBytes of all its processes together
/// @param answerBytes on standard output, in one answer
/// @param printedBytes on standard error, in one turn
/// @param processes processes and threads together
public record Limits(
        Duration cpu,
        Duration wall,
        long memoryBytes,
        long answerBytes,
        long printedBytes,
        int processes) {
    public Limits {
        if (wall.compareTo(cpu.multipliedBy(4)) < 0) {
            throw new IllegalArgumentException(
                    "wall limit " + wall + " is under four times the CPU limit " + cpu);
        }
    }
}
