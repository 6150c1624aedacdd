package savepoint.grader.kind;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import savepoint.grader.bundle.ReturnsCheck;
import savepoint.grader.check.Observations;

/// Compares what a scenario observed.
record ReturnsKind(ReturnsCheck check) implements JavaKind<Observed> {
    @Override
    public Class<Observed> evidence() {
        return Observed.class;
    }

    @Override
    public CaseResult play(Stage stage) throws SQLException, InterruptedException {
        return Play.result(
                stage.play(
                        Stage.Scene.of(
                                check.scenario(),
                                stage,
                                (answer, _) -> new Observed(answer, Map.of()))));
    }

    @Override
    public Optional<Finding> compare(Observed expected, Observed got) {
        return new Observations(check.order(), check.tolerance())
                .compare(expected.answer().value(), got.answer().value())
                .map(difference -> new Finding("", difference));
    }
}
