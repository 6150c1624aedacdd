package savepoint.grader.run;

import java.sql.SQLException;

/// Carries out one hand-in's (or the solution's) cases, each on a fresh database.
interface Execution extends AutoCloseable {
    /// @throws SQLException when a hand-in server failed in our hands
    CaseResult run(Step step) throws SQLException, InterruptedException;

    /// Whether the hand-in has used up its time: nothing more is run.
    boolean exhausted();

    @Override
    void close();
}
