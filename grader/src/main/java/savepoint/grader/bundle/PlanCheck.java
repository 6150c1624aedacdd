package savepoint.grader.bundle;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// `kind: plan`: how the server carries out a query on many rows: facts of its plan, never a time.
///
/// @param indexes a handed-in file of CREATE INDEX statements, run before the query
/// @param usesIndexOn tables that must be reached by an index
/// @param noSeqScan tables that must not be read from end to end
/// @param buffers at most so many times the pages that the solution reads
public record PlanCheck(
        Common common,
        String file,
        Optional<String> indexes,
        List<String> usesIndexOn,
        List<String> noSeqScan,
        Optional<BigDecimal> buffers)
        implements Check {
    static PlanCheck read(Common common, CheckKeys keys) {
        var check =
                new PlanCheck(
                        common,
                        keys.file(),
                        keys.optionalFile("indexes"),
                        keys.texts("uses-index-on"),
                        keys.texts("no-seq-scan"),
                        keys.number("buffers"));
        if (!keys.hasAny("uses-index-on", "no-seq-scan", "buffers"))
            keys.wrong(
                    "kind",
                    "a plan check needs `uses-index-on: [table]`, `no-seq-scan: [table]` or `buffers: 3`");
        return check;
    }
}
