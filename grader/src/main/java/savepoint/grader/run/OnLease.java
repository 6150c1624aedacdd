package savepoint.grader.run;

import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import savepoint.grader.database.Lease;
import savepoint.grader.kind.CaseResult;
import savepoint.grader.sandbox.SandboxFault;

/// An execution with the server leased for it. A server that the hand-in wore out is the hand-in's limit, not our
/// fault.
final class OnLease implements Execution {
    private static final Logger LOG = LoggerFactory.getLogger(OnLease.class);

    private final Execution execution;
    private final Lease lease;
    private final Executor background;
    private final Runnable done;
    private boolean wornOut;

    /// @param background ends what nobody waits for
    /// @param done told when it has ended
    OnLease(Execution execution, Lease lease, Executor background, Runnable done) {
        this.execution = execution;
        this.lease = lease;
        this.background = background;
        this.done = done;
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

    /// Returns at once: a verdict does not wait until a box is empty and databases are dropped.
    @Override
    public void close() {
        background.execute(this::end);
    }

    private void end() {
        try (lease) {
            execution.close();
        } catch (SandboxFault fault) {
            LOG.error(
                    "what a hand-in used could not be cleared; its slot is not used again", fault);
        } finally {
            done.run();
        }
    }
}
