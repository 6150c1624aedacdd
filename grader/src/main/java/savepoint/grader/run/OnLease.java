package savepoint.grader.run;

import java.sql.SQLException;
import savepoint.grader.bundle.Check;
import savepoint.grader.bundle.Fixture;
import savepoint.grader.database.Lease;

/// An execution with the server leased for it. A server that the hand-in wore out is the hand-in's limit, not our
/// fault.
final class OnLease implements Execution {
    private final Execution execution;
    private final Lease lease;
    private boolean wornOut;

    OnLease(Execution execution, Lease lease) {
        this.execution = execution;
        this.lease = lease;
    }

    @Override
    public CaseResult run(Check check, Fixture fixture) throws SQLException, InterruptedException {
        try {
            return execution.run(check, fixture);
        } catch (SQLException lost) {
            var limit = lease.exhausted().orElseThrow(() -> lost);
            wornOut = true;
            return new CaseResult.LimitHit(
                    limit, "it used up its database server's " + limit.words());
        }
    }

    @Override
    public boolean exhausted() {
        return wornOut || execution.exhausted();
    }

    @Override
    public void close() {
        execution.close();
        lease.close();
    }
}
