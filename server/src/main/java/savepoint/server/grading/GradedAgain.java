package savepoint.server.grading;

import java.math.BigDecimal;
import java.time.Instant;

/// A hand-in's verdict that a regrade changed.
///
/// @param at when the new verdict began to count
/// @param beforeKind of the verdict until then, as `Verdict.word`; null where there was none, and the points with it
/// @param undoneAt when the change was taken back, or null
public record GradedAgain(
        Instant at,
        String reason,
        String beforeKind,
        BigDecimal beforePoints,
        String kind,
        BigDecimal points,
        Instant undoneAt,
        String undoneReason) {}
