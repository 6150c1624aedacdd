package savepoint.server.grading;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.bundle.HandInLimits;
import savepoint.grader.verdict.CheckResult;
import savepoint.grader.verdict.Diagnostic;
import savepoint.grader.verdict.GradingReport;
import savepoint.grader.verdict.Limit;
import savepoint.grader.verdict.Verdict;
import savepoint.server.web.Figures;

/// Verdicts as pages show them.
public final class VerdictViews {
    private VerdictViews() {}

    /// A verdict on these files, which were graded within these limits.
    public static VerdictView of(GradingReport report, HandInLimits limits, FileTree files) {
        return switch (report.verdict()) {
            case Verdict.Graded _ ->
                    view(report, VerdictView.Kind.GRADED, null, List.of(), null, null);
            case Verdict.LimitHit(var limit, var message, _) ->
                    view(
                            report,
                            VerdictView.Kind.LIMIT_HIT,
                            words(limit, limits),
                            List.of(),
                            nullIfEmpty(message),
                            null);
            case Verdict.CompileFailed(var errors) ->
                    view(
                            report,
                            VerdictView.Kind.COMPILE_FAILED,
                            null,
                            errors.stream().map(error -> error(error, files)).toList(),
                            null,
                            null);
            case Verdict.Refused(var reasons) ->
                    view(
                            report,
                            VerdictView.Kind.REFUSED,
                            null,
                            List.of(),
                            String.join("; ", reasons) + ".",
                            null);
            case Verdict.GraderFault(var incident) ->
                    view(report, VerdictView.Kind.GRADER_FAULT, null, List.of(), null, incident);
        };
    }

    private static VerdictView view(
            GradingReport report,
            VerdictView.Kind kind,
            String limit,
            List<CodeError> errors,
            String reason,
            String incident) {
        var checks = report.verdict().results().stream().map(VerdictViews::check).toList();
        int passed =
                Math.toIntExact(
                        checks.stream().filter(check -> check.outcome() == Outcome.PASSED).count());
        return new VerdictView(
                kind,
                passed,
                checks.size(),
                Figures.plain(report.verdict().points()),
                Figures.plain(report.of()),
                checks,
                limit,
                errors,
                reason,
                incident);
    }

    private static CheckView check(CheckResult result) {
        return new CheckView(
                result.name(),
                result.about(),
                Outcomes.of(result.outcome()),
                Figures.plain(result.earned()),
                Figures.plain(result.points()),
                nullIfEmpty(result.message()),
                nullIfEmpty(result.hint()),
                null, // the grader's message says where it was seen
                null,
                null,
                result.differences().stream().map(RowTables::of).toList(),
                result.log() == null ? null : LogViews.of(result.log()));
    }

    private static CodeError error(Diagnostic error, FileTree files) {
        var source =
                error.line() < 1
                        ? Optional.<String>empty()
                        : files.text(error.file())
                                .flatMap(text -> text.lines().skip(error.line() - 1L).findFirst());
        return new CodeError(
                error.file(), error.line(), error.column(), error.message(), source.orElse(null));
    }

    private static String words(Limit limit, HandInLimits limits) {
        return switch (limit) {
            case CPU -> seconds(limits.cpu()) + " of processor time";
            case WALL -> "the " + seconds(limits.wall()) + " it may take";
            case MEMORY -> (limits.memory() >> 20) + " MB of memory";
            case OUTPUT -> (limits.output() >> 10) + " KB of output";
            case PROCESSES -> "the threads it may start";
            case ROWS -> "the %,d rows that a result may have".formatted(limits.rows());
            case COMPILER -> "the time or memory for compiling";
        };
    }

    private static String seconds(Duration duration) {
        return Figures.plain(BigDecimal.valueOf(duration.toMillis(), 3)) + " s";
    }

    private static String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}
