package savepoint.server.marking;

import java.math.BigDecimal;
import java.time.Instant;

/// What somebody gave a hand-in for one criterion of the rubric.
///
/// @param points null where the mark was taken away again
/// @param version how often it was set, to be named when it is set again
public record Mark(
        String criterion, int version, BigDecimal points, String note, String by, Instant at) {}
