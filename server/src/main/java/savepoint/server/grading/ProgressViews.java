package savepoint.server.grading;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.verdict.Progress;
import tools.jackson.databind.json.JsonMapper;

/// What a page and its live events show of a grading under way.
public final class ProgressViews {
    private ProgressViews() {}

    /// The whole picture, with every check of the bundle; `events` is the address of the live ones.
    public static ProgressView of(String events, Progress progress, Bundle bundle) {
        var bare = withoutSteps(events, progress);
        return new ProgressView(events, bare.state(), bare.place(), steps(progress, bundle));
    }

    /// How far it is, and nothing of what the checks found.
    public static ProgressView withoutSteps(String events, Progress progress) {
        boolean waiting = progress.stage() == Progress.Stage.WAITING;
        return new ProgressView(
                events, state(progress), waiting ? progress.place() + 1 : 0, List.of());
    }

    /// A picture as JSON for scripts: words as in the page's attributes.
    public static String json(ProgressView view) {
        var steps =
                view.steps().stream()
                        .map(step -> new JsonStep(step.name(), step.about(), step.outcome().code()))
                        .toList();
        return JsonMapper.shared()
                .writeValueAsString(new Json(view.state().code(), view.place(), steps));
    }

    record Json(String state, int place, List<JsonStep> steps) {}

    record JsonStep(String name, String about, String outcome) {}

    private static ProgressView.State state(Progress progress) {
        return switch (progress.stage()) {
            case WAITING -> ProgressView.State.WAITING;
            case COMPILING -> ProgressView.State.COMPILING;
            case CHECKING -> ProgressView.State.CHECKING;
            case DONE -> ProgressView.State.DONE;
        };
    }

    private static List<ProgressView.Step> steps(Progress progress, Bundle bundle) {
        var ended =
                progress.steps().stream()
                        .collect(
                                Collectors.toMap(
                                        Progress.Step::name,
                                        step -> Outcomes.of(step.outcome()),
                                        (_, later) -> later));
        boolean next = progress.stage() == Progress.Stage.CHECKING;
        var steps = new ArrayList<ProgressView.Step>();
        for (var check : bundle.checks()) {
            var outcome = ended.get(check.name());
            if (outcome == null) {
                outcome = next ? Outcome.RUNNING : Outcome.WAITING;
                next = false;
            }
            steps.add(new ProgressView.Step(check.name(), check.common().about(), outcome));
        }
        return List.copyOf(steps);
    }
}
