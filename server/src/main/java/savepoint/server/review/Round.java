package savepoint.server.review;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.Rubric;
import savepoint.server.assignment.Assignment;

/// The reviews of an assignment, as they stand at a moment.
///
/// @param row empty until hand-ins have closed
/// @param bundle by which it goes: of the row, before there is one the published one
/// @param now the moment by which everything is judged
public record Round(
        Assignment assignment,
        Optional<Row> row,
        Bundle bundle,
        Rules rules,
        Timeline timeline,
        Instant now) {

    /// As the database has it.
    public record Row(
            long id,
            String ref,
            long activityId,
            long versionId,
            String tree,
            String rules,
            long seed) {}

    /// What moved it, and who did; `by` is null for the platform, `step` and `until` for what has none.
    public record Event(
            String kind, String step, Instant until, String by, String reason, Instant at) {
        Timeline.Event fact() {
            return new Timeline.Event(kind, step == null ? null : Step.of(step), until, at);
        }
    }

    /// What peers judge.
    List<Rubric.Criterion> criteria() {
        return bundle.rubric().peers();
    }

    long id() {
        return row.orElseThrow(() -> new IllegalStateException("not opened yet")).id();
    }

    Step step() {
        return timeline.step();
    }
}
