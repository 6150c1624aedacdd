package savepoint.grader.run;

import java.sql.SQLException;
import java.util.Map;
import savepoint.grader.kind.CaseResult;

/// Carries out one hand-in's (or the solution's) cases, each on a fresh database.
interface Execution extends AutoCloseable {
    /// @throws SQLException when a hand-in server failed in our hands
    CaseResult run(Step step) throws SQLException, InterruptedException;

    /// Whether the hand-in has used up its time: nothing more is run.
    boolean exhausted();

    /// What it printed, by the name of the check that ran. Ends the program; nothing more is run.
    Map<String, String> printed();

    @Override
    void close();
}
