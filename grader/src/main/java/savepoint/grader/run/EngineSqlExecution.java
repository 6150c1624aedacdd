package savepoint.grader.run;

import java.sql.SQLException;
import java.util.Map;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.Engine;
import savepoint.grader.bundle.HandInLimits;
import savepoint.grader.engine.Engines;
import savepoint.grader.kind.CaseResult;
import savepoint.grader.kind.JavaKind;
import savepoint.grader.kind.ServerKind;
import savepoint.grader.kind.SqlKind;

/// Runs the statements of a SQL hand-in on an engine that needs no server.
final class EngineSqlExecution implements Execution {
    private final Bundle bundle;
    private final Map<String, String> sources;
    private final HandInLimits limits;
    private final EngineSession session;
    private final long end;

    EngineSqlExecution(HandInJob job, Engine engine, Engines engines) {
        this.bundle = job.bundle();
        this.sources = job.sources();
        this.limits = job.limits();
        this.session = new EngineSession(engine, engines, limits, job.stopwatch());
        this.end = System.nanoTime() + limits.wall().toNanos();
    }

    @Override
    public CaseResult run(Step step) throws SQLException, InterruptedException {
        return switch (step.kind()) {
            case SqlKind<?> kind ->
                    kind.ask(new EngineDesk(session, step.template(bundle), sources, limits));
            case JavaKind<?> _, ServerKind<?> _ ->
                    throw new IllegalArgumentException(
                            "check %s cannot be carried out on %s"
                                    .formatted(step.check().name(), step.engine().label()));
        };
    }

    @Override
    public boolean exhausted() {
        return System.nanoTime() > end;
    }

    @Override
    public Map<String, String> printed() {
        return Map.of();
    }

    @Override
    public void close() {
        session.close();
    }
}
