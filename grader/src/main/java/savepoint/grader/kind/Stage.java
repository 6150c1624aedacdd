package savepoint.grader.kind;

import java.sql.SQLException;
import savepoint.grader.bridge.Interference;
import savepoint.grader.bundle.Fixture;
import savepoint.grader.check.Observation;
import savepoint.grader.check.ResultReader;
import savepoint.grader.database.CaseDatabase;

/// Where a kind runs scenarios: with a hand-in or with the solution, which it cannot tell apart.
public interface Stage {
    /// The rows that this step is about.
    Fixture fixture();

    /// Of the work: what is drawn is drawn from it.
    long seed();

    /// Whether the solution plays: it also shows what else would be right.
    boolean ofSolution();

    /// Another fixture of the bundle.
    Fixture fixture(String name);

    /// Runs a scenario on a fresh database and looks at what it left.
    ///
    /// @throws SQLException when a hand-in server failed in our hands
    <T> Play<T> play(Scene<T> scene) throws SQLException, InterruptedException;

    /// Looks at a database that nobody has been in.
    <T> T untouched(Fixture fixture, Reading<T> reading) throws SQLException, InterruptedException;

    /// @param scenario a class in `checks/`
    /// @param interference in the way of the statements
    /// @param look at what there is to see when the scenario has answered
    record Scene<T>(String scenario, Fixture fixture, Interference interference, Look<T> look) {
        /// Undisturbed, on the fixture of this step.
        static <T> Scene<T> of(String scenario, Stage stage, Look<T> look) {
            return new Scene<>(scenario, stage.fixture(), Interference.NONE, look);
        }
    }

    /// Finds something out while the database still stands.
    interface Look<T> {
        T at(Observation.Answer answer, CaseDatabase database)
                throws SQLException, ResultReader.TooLarge;
    }

    /// Reads from a database.
    interface Reading<T> {
        T of(CaseDatabase database) throws SQLException, ResultReader.TooLarge;
    }
}
