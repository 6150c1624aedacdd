package savepoint.grader.verdict;

import java.math.BigDecimal;
import java.util.List;

/// A verdict with what is needed to repeat it.
///
/// @param of the automatic points that can be had
/// @param bundle the hash of the bundle's files, hex
/// @param outputs what the hand-in showed; none unless it met visible rows alone
/// @param engine name and version of the database engine, such as `postgresql 18.6`
public record GradingReport(
        Verdict verdict,
        List<Output> outputs,
        BigDecimal of,
        String bundle,
        String engine,
        String grader,
        long seed,
        Millis millis) {

    public GradingReport {
        // reports that were stored before there were outputs have none
        outputs = outputs == null ? List.of() : List.copyOf(outputs);
    }

    /// Where the time went, in milliseconds of wall time.
    public record Millis(long compile, long database, long run, long check, long total) {}
}
