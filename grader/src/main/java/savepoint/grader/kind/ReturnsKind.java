package savepoint.grader.kind;

import java.util.Map;
import java.util.Optional;
import savepoint.grader.bundle.ReturnsCheck;
import savepoint.grader.check.Observation;
import savepoint.grader.check.Observations;

/// Compares what a scenario observed.
record ReturnsKind(ReturnsCheck check) implements SceneKind<Observed> {
    @Override
    public Class<Observed> evidence() {
        return Observed.class;
    }

    @Override
    public String scenario() {
        return check.scenario();
    }

    @Override
    public Observed look(Observation.Answer answer, Left left) {
        return new Observed(answer, Map.of());
    }

    @Override
    public Optional<Finding> compare(Observed expected, Observed got) {
        return new Observations(check.order(), check.tolerance())
                .compare(expected.answer().value(), got.answer().value())
                .map(difference -> new Finding("", difference));
    }
}
