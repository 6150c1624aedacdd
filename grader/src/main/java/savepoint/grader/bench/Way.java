package savepoint.grader.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import savepoint.grader.sandbox.Total;

/// A way to grade a hand-in.
interface Way {
    /// For people and for the figures' file.
    String name();

    /// Carries out one job and returns how long it took from submit to verdict.
    ///
    /// @throws WrongVerdict where the verdict is not that all is right
    Duration job(int number) throws WrongVerdict, SQLException, IOException, InterruptedException;

    /// What boxes have used for it so far.
    Map<String, Total> boxes();
}
