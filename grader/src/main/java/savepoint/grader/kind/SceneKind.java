package savepoint.grader.kind;

import java.sql.SQLException;
import savepoint.grader.check.Observation;
import savepoint.grader.check.ResultReader;

/// A kind that runs one scenario, undisturbed, on the rows of its step: all checks of that scenario look at one run.
public interface SceneKind<E extends Evidence> extends JavaKind<E> {
    /// A class in `checks/`.
    String scenario();

    /// What there is to see when the scenario has answered. Others look at the same tables.
    E look(Observation.Answer answer, Left left) throws SQLException, ResultReader.TooLarge;

    @Override
    default CaseResult play(Stage stage) throws SQLException, InterruptedException {
        return Play.result(
                stage.play(
                        Stage.Scene.of(
                                scenario(),
                                stage,
                                (answer, database) -> look(answer, Left.in(database)))));
    }
}
