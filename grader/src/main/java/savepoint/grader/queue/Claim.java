package savepoint.grader.queue;

import java.util.UUID;

/// A grading that this worker holds until its lease ends.
///
/// @param handIn hash of the handed-in files
/// @param bundle hash of the bundle's files
/// @param tries this one included
public record Claim(
        long gradingId,
        String ref,
        String handIn,
        String bundle,
        String slug,
        long seed,
        int tries,
        UUID token) {}
