package savepoint.server.grading;

import java.math.BigDecimal;
import java.time.Instant;

/// One of a submission's gradings, with what only staff are shown.
///
/// @param finishedAt null while it is under way, as are all that belong to its verdict
/// @param bundle hash of the bundle it is graded by
/// @param counts whether its verdict is the one that counts
/// @param faults what went wrong on our side, try by try; null where nothing did
public record PastGrading(
        Instant askedAt,
        Instant finishedAt,
        boolean regrade,
        int tries,
        long seed,
        String bundle,
        String kind,
        BigDecimal points,
        BigDecimal possible,
        String engine,
        String grader,
        Long millis,
        boolean counts,
        String faults) {}
