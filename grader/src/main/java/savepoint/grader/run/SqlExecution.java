package savepoint.grader.run;

import java.sql.SQLException;
import java.util.Map;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.HandInLimits;
import savepoint.grader.database.CaseDatabase;
import savepoint.grader.database.Lease;
import savepoint.grader.database.StandingDatabase;
import savepoint.grader.database.Template;
import savepoint.grader.kind.CaseResult;
import savepoint.grader.kind.JavaKind;
import savepoint.grader.kind.ServerDesk;
import savepoint.grader.kind.ServerKind;
import savepoint.grader.kind.SqlKind;

/// Runs the statements of a SQL hand-in: one a check, over the extended protocol, on the student's own login.
final class SqlExecution implements Execution {
    private final Bundle bundle;
    private final Map<String, String> sources;
    private final Lease lease;
    private final HandInLimits limits;
    private final Stopwatch stopwatch;
    private final long end;

    SqlExecution(HandInJob job, Lease lease) {
        this.bundle = job.bundle();
        this.sources = job.sources();
        this.lease = lease;
        this.stopwatch = job.stopwatch();
        this.limits = job.limits();
        this.end = System.nanoTime() + limits.wall().toNanos();
    }

    @Override
    public CaseResult run(Step step) throws SQLException, InterruptedException {
        return switch (step.kind()) {
            case SqlKind<?> kind -> kind.ask(new AtDesk(step.template(bundle)));
            case ServerKind<?> kind -> kind.ask(new AtDesk(step.template(bundle)));
            case JavaKind<?> _ ->
                    throw new IllegalArgumentException(
                            "check %s needs a Java hand-in".formatted(step.check().name()));
        };
    }

    private final class AtDesk implements ServerDesk {
        private final Template template;

        AtDesk(Template template) {
            this.template = template;
        }

        @Override
        public String source(String file) {
            return sources.get(file);
        }

        @Override
        public HandInLimits limits() {
            return limits;
        }

        @Override
        public StandingDatabase standing() throws SQLException {
            return stopwatch.time(Stopwatch.Phase.DATABASE, () -> lease.read(template));
        }

        @Override
        public StandingDatabase shuffled() throws SQLException {
            return stopwatch.time(Stopwatch.Phase.DATABASE, () -> lease.read(template.shuffled()));
        }

        @Override
        public CaseDatabase own() throws SQLException, InterruptedException {
            var own = template.with(Template.Rights.ALL);
            return stopwatch
                    .<CaseDatabase, SQLException, InterruptedException, RuntimeException>time(
                            Stopwatch.Phase.DATABASE, () -> lease.create(own));
        }

        @Override
        public Lease lease() {
            return lease;
        }

        @Override
        public <T> T timed(Work<T> work) throws SQLException, InterruptedException {
            return stopwatch.<T, SQLException, InterruptedException, RuntimeException>time(
                    Stopwatch.Phase.RUN, work::run);
        }
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
    public void close() {}
}
