package savepoint.grader.run;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import savepoint.grader.bundle.Engine;
import savepoint.grader.kind.CaseResult;
import savepoint.grader.sandbox.SandboxFault;

/// A hand-in on each of its bundle's engines.
final class EachEngine implements Execution {
    private static final Logger LOG = LoggerFactory.getLogger(EachEngine.class);

    private final Map<Engine, Execution> executions;
    private final Executor background;
    private final Runnable done;

    /// @param background ends what nobody waits for
    /// @param done told when it has ended
    EachEngine(Map<Engine, Execution> executions, Executor background, Runnable done) {
        this.executions = executions;
        this.background = background;
        this.done = done;
    }

    @Override
    public CaseResult run(Step step) throws SQLException, InterruptedException {
        return executions.get(step.engine()).run(step);
    }

    @Override
    public boolean exhausted() {
        return executions.values().stream().anyMatch(Execution::exhausted);
    }

    @Override
    public Map<String, String> printed() {
        var all = new HashMap<String, String>();
        executions
                .values()
                .forEach(one ->
                        one.printed()
                                .forEach((check, text) -> all.merge(check, text, String::concat)));
        return all;
    }

    /// Returns at once: a verdict does not wait until a box is empty and databases are dropped.
    @Override
    public void close() {
        background.execute(this::end);
    }

    private void end() {
        try {
            executions.values().forEach(EachEngine::end);
        } finally {
            done.run();
        }
    }

    private static void end(Execution execution) {
        try {
            execution.close();
        } catch (SandboxFault fault) {
            LOG.error(
                    "what a hand-in used could not be cleared; its slot is not used again", fault);
        }
    }
}
