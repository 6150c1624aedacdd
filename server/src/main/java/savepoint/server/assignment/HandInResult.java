package savepoint.server.assignment;

import java.math.BigDecimal;
import savepoint.server.web.Figures;

/// What a verdict came to, in the shortest words.
public final class HandInResult {
    private HandInResult() {}

    /// Its points, or why it has none; `kind` is as `Verdict.word`, null where there is no verdict.
    public static String words(String kind, BigDecimal points) {
        if (kind == null) return "no verdict";
        return switch (kind) {
            case "graded", "limit-hit" -> Figures.plain(points);
            case "compile-failed" -> "did not compile";
            case "refused" -> "not taken";
            case "grader-fault" -> "our fault";
            default -> throw new IllegalStateException("a verdict of kind " + kind);
        };
    }
}
