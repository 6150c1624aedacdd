package savepoint.grader.verdict;

import java.math.BigDecimal;

/// A verdict with what is needed to repeat it.
///
/// @param of the automatic points that can be had
/// @param bundle the hash of the bundle's files, hex
/// @param engine name and version of the database engine, such as `postgresql 18.6`
public record GradingReport(
        Verdict verdict,
        BigDecimal of,
        String bundle,
        String engine,
        String grader,
        long seed,
        Millis millis) {

    /// Where the time went, in milliseconds of wall time.
    public record Millis(long compile, long database, long run, long check, long total) {}
}
