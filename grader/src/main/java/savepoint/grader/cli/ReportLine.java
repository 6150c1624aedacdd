package savepoint.grader.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.verdict.CheckResult;
import savepoint.grader.verdict.GradingReport;
import savepoint.grader.verdict.Verdict;
import savepoint.grader.verdict.VerdictJson;

/// A grading as `grade` prints it.
///
/// @param messages what there is to say of the hand-in as a whole
record ReportLine(
        String bundle,
        String submission,
        String verdict,
        BigDecimal points,
        BigDecimal of,
        String engine,
        List<Check> checks,
        List<String> messages,
        long seed,
        GradingReport.Millis millis) {
    record Check(
            String name, BigDecimal points, BigDecimal earned, String outcome, String message) {
        Check(CheckResult result) {
            this(
                    result.name(),
                    result.points(),
                    result.earned(),
                    result.outcome().word(),
                    result.message());
        }
    }

    static String json(Bundle bundle, Path submission, GradingReport report) {
        var verdict = report.verdict();
        return VerdictJson.write(
                new ReportLine(
                        bundle.slug(),
                        submission.toString(),
                        verdict.word(),
                        verdict.points(),
                        report.of(),
                        report.engine(),
                        verdict.results().stream().map(Check::new).toList(),
                        messages(verdict),
                        report.seed(),
                        report.millis()));
    }

    static String text(Path submission, GradingReport report) {
        var verdict = report.verdict();
        var lines = new ArrayList<String>();
        lines.add(
                "%s: %s, %s of %s points (%d ms)"
                        .formatted(
                                submission,
                                verdict.word(),
                                verdict.points().toPlainString(),
                                report.of().toPlainString(),
                                report.millis().total()));
        for (var message : messages(verdict)) lines.add("  " + message);
        for (var check : verdict.results()) {
            lines.add(
                    "  %-9s %5s of %-5s %-24s %s"
                            .formatted(
                                    check.outcome().word(),
                                    check.earned().toPlainString(),
                                    check.points().toPlainString(),
                                    check.name(),
                                    check.message())
                            .stripTrailing());
        }
        return String.join("\n", lines);
    }

    private static List<String> messages(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Graded _ -> List.of();
            case Verdict.LimitHit(var limit, var message, _) ->
                    List.of("limit " + limit.words() + ": " + message);
            case Verdict.CompileFailed(var errors) ->
                    errors.stream()
                            .map(error ->
                                    "%s line %d: %s"
                                            .formatted(error.file(), error.line(), error.message()))
                            .toList();
            case Verdict.Refused(var reasons) -> reasons;
            case Verdict.GraderFault(var incident) -> List.of("our fault, incident " + incident);
        };
    }
}
