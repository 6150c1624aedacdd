package savepoint.grader.verdict;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.util.List;

/// What one grading came to. The cases differ in who bears the cost.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "verdict")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Verdict.Graded.class, name = "graded"),
    @JsonSubTypes.Type(value = Verdict.LimitHit.class, name = "limit-hit"),
    @JsonSubTypes.Type(value = Verdict.CompileFailed.class, name = "compile-failed"),
    @JsonSubTypes.Type(value = Verdict.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = Verdict.GraderFault.class, name = "grader-fault")
})
public sealed interface Verdict {
    /// All checks were carried out.
    record Graded(List<CheckResult> checks) implements Verdict {}

    /// The hand-in used up a limit; checks that had ended by then keep their points.
    record LimitHit(Limit limit, String message, List<CheckResult> checks) implements Verdict {}

    /// The compiler refused it.
    record CompileFailed(List<Diagnostic> errors) implements Verdict {}

    /// It was not what the assignment takes: wrong names, too large, not text.
    record Refused(List<String> reasons) implements Verdict {}

    /// We failed. The incident is what staff look for in the log.
    record GraderFault(String incident) implements Verdict {}

    /// Whether it uses up one of the student's attempts.
    default boolean costsAnAttempt() {
        return switch (this) {
            case Graded _, LimitHit _ -> true;
            case CompileFailed _, Refused _, GraderFault _ -> false;
        };
    }

    /// The results there are, in the order of the bundle.
    default List<CheckResult> results() {
        return switch (this) {
            case Graded(var checks) -> checks;
            case LimitHit(_, _, var checks) -> checks;
            case CompileFailed _, Refused _, GraderFault _ -> List.of();
        };
    }

    /// The automatic points earned.
    default BigDecimal points() {
        return results().stream().map(CheckResult::earned).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// Its word in JSON, in the database and in `expect.yaml`.
    default String word() {
        return switch (this) {
            case Graded _ -> "graded";
            case LimitHit _ -> "limit-hit";
            case CompileFailed _ -> "compile-failed";
            case Refused _ -> "refused";
            case GraderFault _ -> "grader-fault";
        };
    }
}
