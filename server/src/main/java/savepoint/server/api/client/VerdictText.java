package savepoint.server.api.client;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import savepoint.server.api.VerdictJson;
import savepoint.server.grading.CodeError;
import savepoint.server.grading.LogView;
import savepoint.server.web.Figures;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A verdict as a terminal shows it.
public final class VerdictText {
    private final List<String> lines = new ArrayList<>();

    private VerdictText() {}

    /// The lines for a hand-in with its verdict.
    public static List<String> of(JsonNode seen) {
        var text = new VerdictText();
        var charge = seen.path("charge");
        text.verdict(verdict(seen), charge.isString() ? charge.asString() : "");
        return text.lines;
    }

    /// Whether every check passed.
    public static boolean isAllPassed(JsonNode seen) {
        var verdict = verdict(seen);
        return verdict.kind().equals("graded") && verdict.passed() == verdict.total();
    }

    private static VerdictJson verdict(JsonNode seen) {
        return JsonMapper.shared().treeToValue(seen.path("verdict"), VerdictJson.class);
    }

    private void verdict(VerdictJson verdict, String charge) {
        switch (verdict.kind()) {
            case "compile-failed" -> lines.add("It does not compile. This costs no attempt.");
            case "refused" -> lines.add("Not taken: " + verdict.reason());
            case "grader-fault" ->
                    lines.add(
                            "The grader failed, which is our fault and costs nothing. Incident "
                                    + verdict.incident());
            case "limit-hit" -> {
                lines.add("Stopped: it used up " + verdict.limit() + ".");
                if (verdict.reason() != null) lines.add(verdict.reason());
                points(verdict, charge);
            }
            default -> points(verdict, charge);
        }
        verdict.errors().forEach(this::error);
        verdict.checks().forEach(this::check);
    }

    private void points(VerdictJson verdict, String charge) {
        lines.add(
                "%d of %d checks passed · %s of %s points"
                        .formatted(
                                verdict.passed(),
                                verdict.total(),
                                plain(verdict.points()),
                                plain(verdict.of())));
        if (!charge.isEmpty()) lines.add(charge);
    }

    private void error(CodeError error) {
        lines.add("");
        lines.add("%s:%d: %s".formatted(error.file(), error.line(), error.message()));
        if (error.source() == null) return;
        lines.add("    " + error.source());
        if (error.column() > 0) lines.add("    " + " ".repeat(error.column() - 1) + "^");
    }

    private void check(VerdictJson.Check check) {
        var mark =
                switch (check.outcome()) {
                    case "passed" -> "✓";
                    case "failed" -> "✗";
                    default -> "–";
                };
        if (!check.outcome().equals("passed")) lines.add("");
        lines.add(
                "%s %s (%s of %s)  %s"
                        .formatted(
                                mark,
                                check.slug(),
                                plain(check.points()),
                                plain(check.of()),
                                check.about()));
        if (check.outcome().equals("passed")) return;
        indented(check.message(), "");
        indented(check.seenOn(), "Seen on ");
        indented(check.expected(), "Expected: ");
        indented(check.found(), "Found:    ");
        check.tables().forEach(table -> lines.addAll(TableText.of(table)));
        log(check.log());
        indented(check.hint(), "Hint: ");
    }

    private void log(LogView log) {
        if (log == null) return;
        indented(log.summary(), "Sent: ");
        for (var line : log.lines())
            indented(
                    line.sql() + (line.times() > 1 ? "  (%,d times)".formatted(line.times()) : ""),
                    line.marked() ? "> " : "  ");
        if (log.more() > 0) indented("and %,d more".formatted(log.more()), "  ");
    }

    private void indented(String text, String before) {
        if (text == null) return;
        (before + text).lines().forEach(line -> lines.add("    " + line));
    }

    private static String plain(BigDecimal points) {
        return Figures.plain(points);
    }
}
