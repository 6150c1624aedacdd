package savepoint.server.assignment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.Check;
import savepoint.grader.bundle.CompileCheck;
import savepoint.server.grading.CheckView;
import savepoint.server.grading.Outcome;
import savepoint.server.grading.VerdictView;
import savepoint.server.web.Figures;

/// The checks of an assignment as its page announces them, with what the viewer's newest verdict says of each.
final class AnnouncedChecks {
    private AnnouncedChecks() {}

    /// By slug, in the author's order.
    static Map<String, AssignmentPage.Check> of(Bundle bundle, Optional<VerdictView> verdict) {
        var outcomes =
                verdict.stream()
                        .flatMap(seen -> seen.checks().stream())
                        .collect(Collectors.toMap(CheckView::slug, CheckView::outcome));
        var checks = new LinkedHashMap<String, AssignmentPage.Check>();
        for (var check : bundle.checks()) {
            var outcome = outcomes.get(check.name());
            checks.put(
                    check.name(),
                    new AssignmentPage.Check(
                            check.name(),
                            check.common().about(),
                            Figures.plain(check.common().points()),
                            outcome == null ? withoutResult(check, verdict) : outcome));
        }
        return checks;
    }

    private static Outcome withoutResult(Check check, Optional<VerdictView> verdict) {
        if (verdict.isEmpty()) return Outcome.WAITING;
        boolean refusedByCompiler = verdict.get().kind() == VerdictView.Kind.COMPILE_FAILED;
        return refusedByCompiler && check instanceof CompileCheck
                ? Outcome.FAILED
                : Outcome.NOT_RUN;
    }
}
