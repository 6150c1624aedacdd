package savepoint.grader.run;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import savepoint.grader.kind.CaseResult;
import savepoint.grader.kind.Play;
import savepoint.grader.verdict.Limit;
import savepoint.runner.Case;
import savepoint.runner.RunnerMain;

/// A Java hand-in through all its cases. A program that ended is started anew for the next case; one that used up its
/// time is not.
final class Program implements AutoCloseable {
    private final Runners runners;
    private final Attire attire;
    private final HandInJvm.HandIn handIn;
    private final Stopwatch stopwatch;
    private Optional<HandInJvm> running = Optional.empty();
    private boolean exhausted;

    /// The checks of each case, by its number from 1.
    private final List<List<Step>> cases = new ArrayList<>();

    private final StringBuilder printed = new StringBuilder();

    /// What to do with an answer.
    interface Look<T> {
        Play<T> at(HandInJvm.Answered answer) throws SQLException;
    }

    Program(Runners runners, Attire attire, HandInJvm.HandIn handIn, Stopwatch stopwatch) {
        this.runners = runners;
        this.attire = attire;
        this.handIn = handIn;
        this.stopwatch = stopwatch;
    }

    HandInJvm started() {
        if (running.isEmpty()) running = Optional.of(new HandInJvm(runners.take(attire), handIn));
        return running.get();
    }

    /// Where it runs, if it does.
    Optional<HandInJvm> running() {
        return running;
    }

    /// @param checks that this case is run for
    /// @param job the case, by its number
    <T> Play<T> play(List<Step> checks, IntFunction<Case> job, Look<T> look) throws SQLException {
        var jvm = started();
        cases.add(checks);
        return switch (stopwatch.time(
                Stopwatch.Phase.RUN, () -> jvm.ask(job.apply(cases.size())))) {
            case HandInJvm.Answered answer ->
                    stopwatch.<Play<T>, SQLException, RuntimeException, RuntimeException>time(
                            Stopwatch.Phase.CHECK, () -> look.at(answer));
            case HandInJvm.Gone(var how) -> {
                printed.append(jvm.printed());
                close();
                yield new Play.Stopped<>(new CaseResult.Ended(how));
            }
            case HandInJvm.OverLimit(var limit, var message) -> {
                printed.append(jvm.printed());
                close();
                exhausted = limit == Limit.CPU || limit == Limit.WALL;
                yield new Play.Stopped<>(new CaseResult.LimitHit(limit, message));
            }
        };
    }

    boolean exhausted() {
        return exhausted;
    }

    /// Ends it, and says what it printed, by the name of the check.
    Map<String, String> printed() {
        running.ifPresent(jvm -> printed.append(jvm.finish()));
        close();
        var byCheck = new HashMap<String, String>();
        RunnerMain.divide(printed.toString())
                .forEach((number, text) -> {
                    if (number > cases.size()) return;
                    for (var step : cases.get(number - 1))
                        byCheck.merge(step.check().name(), text, String::concat);
                });
        return byCheck;
    }

    @Override
    public void close() {
        running.ifPresent(HandInJvm::close);
        running = Optional.empty();
    }
}
