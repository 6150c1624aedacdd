package savepoint.grader.run;

import java.sql.SQLException;
import java.util.Map;
import savepoint.grader.database.Lease;
import savepoint.grader.kind.CaseResult;

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
    public CaseResult run(Step step) throws SQLException, InterruptedException {
        try {
            var result = execution.run(step);
            // what a hand-in met whose server crashed under it says nothing of the hand-in
            if (!(result instanceof CaseResult.Found(var evidence) && evidence.shown().isPresent())
                    && !lease.isWell())
                throw new SQLException(
                        "the hand-in server ended before check " + step.check().name() + " did");
            return result;
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
    public Map<String, String> printed() {
        return execution.printed();
    }

    @Override
    public void close() {
        try (lease) {
            execution.close();
        }
    }
}
