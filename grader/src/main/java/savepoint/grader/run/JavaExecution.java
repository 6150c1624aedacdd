package savepoint.grader.run;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.Check;
import savepoint.grader.check.Observation;
import savepoint.grader.check.ResultReader;
import savepoint.grader.check.Table;
import savepoint.grader.database.AnswerTooLarge;
import savepoint.grader.database.CaseDatabase;
import savepoint.grader.database.Lease;
import savepoint.grader.verdict.Limit;
import savepoint.runner.RunnerMain;

/// Runs the scenarios of a Java hand-in in its sandbox. A program that ended is started anew for the next case; one
/// that used up its time is not.
final class JavaExecution implements Execution {
    private final Bundle bundle;
    private final Lease lease;
    private final Runners runners;
    private final HandInJvm.HandIn handIn;
    private final long seed;
    private final Stopwatch stopwatch;
    private Optional<HandInJvm> running = Optional.empty();
    private boolean exhausted;

    /// The check of each case, by its number from 1.
    private final List<String> checks = new ArrayList<>();

    private final StringBuilder printed = new StringBuilder();

    JavaExecution(
            Bundle bundle,
            Lease lease,
            Runners runners,
            HandInJvm.HandIn handIn,
            long seed,
            Stopwatch stopwatch) {
        this.bundle = bundle;
        this.lease = lease;
        this.runners = runners;
        this.handIn = handIn;
        this.seed = seed;
        this.stopwatch = stopwatch;
    }

    @Override
    public CaseResult run(Step step) throws SQLException, InterruptedException {
        try (var database =
                stopwatch.<CaseDatabase, SQLException, InterruptedException, RuntimeException>time(
                        Stopwatch.Phase.DATABASE, () -> lease.create(step.template(bundle)))) {
            return switch (step.check()) {
                case Check.Returns returns ->
                        observe(returns, returns.scenario(), database, Optional.empty());
                case Check.State state ->
                        observe(state, state.scenario(), database, Optional.of(state));
                case Check.Compiles _, Check.Rows _ ->
                        throw new IllegalArgumentException(
                                "check %s runs no scenario".formatted(step.check().name()));
            };
        }
    }

    private CaseResult observe(
            Check check, String scenario, CaseDatabase database, Optional<Check.State> state)
            throws SQLException {
        if (running.isEmpty()) {
            running = Optional.of(new HandInJvm(runners.take(handIn.limits().memory()), handIn));
        }
        var jvm = running.get();
        database.admit(jvm.bridge());
        checks.add(check.name());
        var job = Runner.job(checks.size(), scenario, bundle.entry().orElseThrow(), database, seed);
        return switch (stopwatch.time(Stopwatch.Phase.RUN, () -> jvm.ask(job))) {
            case HandInJvm.Answered(var bytes) -> {
                var answer = Observation.decode(bytes);
                yield stopwatch.time(
                        Stopwatch.Phase.CHECK, () -> withState(answer, database, state));
            }
            case HandInJvm.Gone(var how) -> {
                printed.append(jvm.printed());
                end();
                yield new CaseResult.Ended(how);
            }
            case HandInJvm.OverLimit(var limit, var message) -> {
                printed.append(jvm.printed());
                end();
                exhausted = limit == Limit.CPU || limit == Limit.WALL;
                yield new CaseResult.LimitHit(limit, message);
            }
        };
    }

    private static CaseResult withState(
            Observation.Answer answer, CaseDatabase database, Optional<Check.State> state)
            throws SQLException {
        if (state.isEmpty()) return new CaseResult.Observed(answer, Map.of());
        database.endStudentSessions();
        try (var checker = database.checker()) {
            Map<String, Table> tables =
                    ResultReader.tables(checker, state.get().tables(), state.get().ignore());
            return new CaseResult.Observed(answer, tables);
        } catch (ResultReader.TooLarge tooLarge) {
            return new CaseResult.LimitHit(Limit.ROWS, "a table has " + tooLarge.getMessage());
        } catch (SQLException failed) {
            if (AnswerTooLarge.ended(failed))
                return new CaseResult.LimitHit(Limit.ROWS, "a table has " + AnswerTooLarge.WORDS);
            throw failed;
        }
    }

    @Override
    public boolean exhausted() {
        return exhausted;
    }

    @Override
    public Map<String, String> printed() {
        running.ifPresent(jvm -> printed.append(jvm.finish()));
        end();
        return RunnerMain.divide(printed.toString()).entrySet().stream()
                .filter(part -> part.getKey() <= checks.size())
                .collect(
                        Collectors.toMap(
                                part -> checks.get(part.getKey() - 1),
                                Map.Entry::getValue,
                                String::concat));
    }

    private void end() {
        running.ifPresent(HandInJvm::close);
        running = Optional.empty();
    }

    @Override
    public void close() {
        end();
    }
}
