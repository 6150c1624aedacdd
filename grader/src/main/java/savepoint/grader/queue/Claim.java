package savepoint.grader.queue;

import java.time.Duration;
import java.util.UUID;

/// A grading that this worker holds until its lease ends.
///
/// @param bundle hash of the published files
/// @param tries this one included
/// @param faults earlier tries of which the worker could still say that they failed
/// @param waited since it was asked for
public record Claim(
        long gradingId,
        String ref,
        Task task,
        String bundle,
        String slug,
        long seed,
        NewGrading.Priority priority,
        int tries,
        int faults,
        UUID token,
        Duration waited) {
    /// Whether a worker fell silent over this grading: it may have been the grading that killed it.
    public boolean silencedAWorker() {
        return tries - 1 > faults;
    }
}
