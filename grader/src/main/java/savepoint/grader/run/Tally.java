package savepoint.grader.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import savepoint.grader.bundle.Check;
import savepoint.grader.bundle.CompileCheck;
import savepoint.grader.verdict.CheckResult;
import savepoint.grader.verdict.Progress;
import savepoint.grader.verdict.StatementLog;

/// What is known of each check while its steps are taken. A check passes with its last step and fails with its first
/// bad one.
final class Tally {
    private static final String HIDDEN_ALONE =
            "Not tried: its rows are hidden. It is checked when you hand in.";

    private final List<Check> checks;
    private final Map<String, Integer> left = new HashMap<>();
    private final Map<String, CheckResult> decided = new HashMap<>();
    private final Map<String, StatementLog> logs = new HashMap<>();

    Tally(List<Check> checks, List<Step> steps) {
        this.checks = checks;
        steps.forEach(step -> left.merge(step.check().name(), 1, Integer::sum));
        for (var check : checks) {
            if (left.containsKey(check.name())) continue;
            if (check instanceof CompileCheck) pass(check);
            else decided.put(check.name(), Judge.skipped(check, HIDDEN_ALONE));
        }
    }

    boolean isDecided(Check check) {
        return decided.containsKey(check.name());
    }

    /// Notes what a step came to.
    ///
    /// @return whether that decided its check
    boolean note(Step step, Optional<CheckResult> fault) {
        var name = step.check().name();
        boolean last = left.merge(name, -1, Integer::sum) == 0;
        if (fault.isPresent()) decided.put(name, fault.get());
        else if (last) pass(step.check());
        return isDecided(step.check());
    }

    /// Notes the statements that a check was about, for whoever reads its result.
    void noteLog(Check check, StatementLog log) {
        logs.put(check.name(), log);
    }

    private void pass(Check check) {
        decided.put(check.name(), Judge.passed(check));
    }

    /// Those decided so far, in the bundle's order.
    List<CheckResult> results() {
        return checks.stream()
                .filter(this::isDecided)
                .map(check ->
                        decided.get(check.name()).with(Optional.ofNullable(logs.get(check.name()))))
                .toList();
    }

    Progress progress() {
        return new Progress(
                Progress.Stage.CHECKING,
                0,
                results().stream()
                        .map(result -> new Progress.Step(result.name(), result.outcome()))
                        .toList());
    }
}
