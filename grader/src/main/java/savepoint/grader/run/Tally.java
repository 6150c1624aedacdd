package savepoint.grader.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import savepoint.grader.bundle.Check;
import savepoint.grader.bundle.CompileCheck;
import savepoint.grader.bundle.StyleCheck;
import savepoint.grader.compile.Use;
import savepoint.grader.kind.Styles;
import savepoint.grader.verdict.CheckResult;
import savepoint.grader.verdict.Outcome;
import savepoint.grader.verdict.Progress;
import savepoint.grader.verdict.StatementLog;

/// What is known of each check while its steps are taken. A check passes with its last step and fails with its first
/// bad one, or with its last where it gives points for a part of them.
final class Tally {
    private static final String HIDDEN_ALONE =
            "Not tried: its rows are hidden. It is checked when you hand in.";

    private final List<Check> checks;
    private final Map<String, Integer> left = new HashMap<>();
    private final Map<String, CheckResult> decided = new HashMap<>();
    private final Map<String, StatementLog> logs = new HashMap<>();
    private final Map<String, Integer> steps = new HashMap<>();
    private final Map<String, Integer> faults = new HashMap<>();
    private final Map<String, CheckResult> first = new HashMap<>();

    /// @param uses what the hand-in is made of
    Tally(List<Check> checks, List<Step> taken, List<Use> uses) {
        this.checks = checks;
        taken.forEach(step -> left.merge(step.check().name(), 1, Integer::sum));
        for (var check : checks) {
            if (left.containsKey(check.name())) continue;
            if (check instanceof CompileCheck) pass(check);
            else if (check instanceof StyleCheck style)
                decided.put(
                        check.name(),
                        Styles.judge(style, uses)
                                .map(words -> Judge.misshapen(check, words))
                                .orElseGet(() -> Judge.passed(check)));
            else decided.put(check.name(), Judge.skipped(check, HIDDEN_ALONE));
        }
    }

    /// Whether its next step would change nothing.
    boolean isDecided(Check check) {
        return decided.containsKey(check.name()) || lacks(check).isPresent();
    }

    /// A check that it needs and that has not passed.
    private Optional<String> lacks(Check check) {
        return check.common().needs().stream()
                .filter(needed ->
                        decided.containsKey(needed)
                                && decided.get(needed).outcome() != Outcome.PASSED)
                .findFirst();
    }

    /// Notes what a step came to.
    ///
    /// @return whether that decided its check
    boolean note(Step step, Optional<CheckResult> fault) {
        var name = step.check().name();
        boolean last = left.merge(name, -1, Integer::sum) == 0;
        if (step.check().common().partial()) noteIn(step.check(), fault, last);
        else if (fault.isPresent()) decided.put(name, fault.get());
        else if (last) pass(step.check());
        return isDecided(step.check());
    }

    private void noteIn(Check check, Optional<CheckResult> fault, boolean last) {
        var name = check.name();
        steps.merge(name, 1, Integer::sum);
        if (fault.isPresent()) {
            faults.merge(name, 1, Integer::sum);
            first.putIfAbsent(name, fault.get());
        }
        if (!last) return;
        if (!first.containsKey(name)) pass(check);
        else
            decided.put(
                    name,
                    first.get(name).inPart(steps.get(name) - faults.get(name), steps.get(name)));
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
        return checks.stream().filter(this::isDecided).map(this::result).toList();
    }

    private CheckResult result(Check check) {
        return lacks(check)
                .map(needed ->
                        Judge.skipped(
                                check, "Not tried: it needs %s to pass first.".formatted(needed)))
                .orElseGet(() ->
                        decided.get(check.name())
                                .with(Optional.ofNullable(logs.get(check.name()))));
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
