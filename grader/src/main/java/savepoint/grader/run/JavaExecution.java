package savepoint.grader.run;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import savepoint.grader.bridge.Interference;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.Fixture;
import savepoint.grader.check.Observation;
import savepoint.grader.check.ResultReader;
import savepoint.grader.database.AnswerTooLarge;
import savepoint.grader.database.CaseDatabase;
import savepoint.grader.database.Lease;
import savepoint.grader.kind.CaseResult;
import savepoint.grader.kind.JavaKind;
import savepoint.grader.kind.Play;
import savepoint.grader.kind.SceneKind;
import savepoint.grader.kind.SqlKind;
import savepoint.grader.kind.Stage;
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
    private final boolean ofSolution;
    private final Stopwatch stopwatch;
    private Optional<HandInJvm> running = Optional.empty();
    private boolean exhausted;

    /// The checks of each case, by its number from 1.
    private final List<List<Step>> cases = new ArrayList<>();

    /// What came of a case for steps that are still to be asked for.
    private final Map<Step, CaseResult> known = new HashMap<>();

    private final StringBuilder printed = new StringBuilder();

    JavaExecution(
            Bundle bundle,
            Lease lease,
            Runners runners,
            HandInJvm.HandIn handIn,
            long seed,
            boolean ofSolution,
            Stopwatch stopwatch) {
        this.bundle = bundle;
        this.lease = lease;
        this.runners = runners;
        this.handIn = handIn;
        this.seed = seed;
        this.ofSolution = ofSolution;
        this.stopwatch = stopwatch;
    }

    @Override
    public CaseResult run(Step step) throws SQLException, InterruptedException {
        if (known.containsKey(step)) return known.remove(step);
        return switch (step.kind()) {
            case SceneKind<?> scene -> together(step, scene.scenario());
            case JavaKind<?> kind -> {
                var stage = new OnStage(step, List.of(step));
                if (!kind.repeats()) yield kind.play(stage);
                running.ifPresent(HandInJvm::longTurn);
                var result = kind.play(stage);
                running.ifPresent(HandInJvm::newTurn);
                yield result;
            }
            case SqlKind<?> _ ->
                    throw new IllegalArgumentException(
                            "check %s runs no scenario".formatted(step.check().name()));
        };
    }

    private CaseResult together(Step step, String scenario)
            throws SQLException, InterruptedException {
        var alike = step.alike(bundle);
        var stage = new OnStage(step, alike);
        var play =
                stage.play(
                        new Stage.Scene<>(
                                scenario,
                                step.fixture(),
                                Interference.NONE,
                                (answer, database) -> {
                                    var results = new HashMap<Step, CaseResult>();
                                    for (var one : alike) {
                                        var kind = (SceneKind<?>) one.kind();
                                        results.put(one, seen(kind, answer, database));
                                    }
                                    return results;
                                }));
        switch (play) {
            case Play.Seen(var results) -> known.putAll(results);
            case Play.Stopped(var why) -> alike.forEach(one -> known.put(one, why));
        }
        return known.remove(step);
    }

    private final class OnStage implements Stage {
        private final Step step;
        private final List<Step> alike;

        OnStage(Step step, List<Step> alike) {
            this.step = step;
            this.alike = alike;
        }

        @Override
        public Fixture fixture() {
            return step.fixture();
        }

        @Override
        public long seed() {
            return seed;
        }

        @Override
        public boolean ofSolution() {
            return ofSolution;
        }

        @Override
        public Fixture fixture(String name) {
            return bundle.fixture(name);
        }

        @Override
        public <T> Play<T> play(Scene<T> scene) throws SQLException, InterruptedException {
            try (var database = create(scene.fixture())) {
                return observe(alike, scene, database);
            }
        }

        @Override
        public <T> T untouched(Fixture fixture, Reading<T> reading)
                throws SQLException, InterruptedException {
            try (var database = create(fixture)) {
                return stopwatch.<T, SQLException, ResultReader.TooLarge, RuntimeException>time(
                        Stopwatch.Phase.CHECK, () -> reading.of(database));
            } catch (ResultReader.TooLarge tooLarge) {
                throw new SQLException(
                        "fixture %s: a table has %s"
                                .formatted(fixture.name(), tooLarge.getMessage()));
            }
        }
    }

    private CaseDatabase create(Fixture fixture) throws SQLException, InterruptedException {
        return stopwatch.<CaseDatabase, SQLException, InterruptedException, RuntimeException>time(
                Stopwatch.Phase.DATABASE, () -> lease.create(Step.template(bundle, fixture)));
    }

    private <T> Play<T> observe(List<Step> alike, Stage.Scene<T> scene, CaseDatabase database)
            throws SQLException {
        if (running.isEmpty()) {
            running = Optional.of(new HandInJvm(runners.take(handIn.limits().memory()), handIn));
        }
        var jvm = running.get();
        database.admit(jvm.bridge(), scene.interference());
        cases.add(alike);
        var job =
                Runner.job(
                        cases.size(),
                        scene.scenario(),
                        bundle.entry().orElseThrow(),
                        database,
                        seed);
        return switch (stopwatch.time(Stopwatch.Phase.RUN, () -> jvm.ask(job))) {
            case HandInJvm.Answered(var bytes) ->
                    stopwatch.time(
                            Stopwatch.Phase.CHECK,
                            () -> look(scene.look(), Observation.decode(bytes), database));
            case HandInJvm.Gone(var how) -> {
                printed.append(jvm.printed());
                end();
                yield new Play.Stopped<>(new CaseResult.Ended(how));
            }
            case HandInJvm.OverLimit(var limit, var message) -> {
                printed.append(jvm.printed());
                end();
                exhausted = limit == Limit.CPU || limit == Limit.WALL;
                yield new Play.Stopped<>(new CaseResult.LimitHit(limit, message));
            }
        };
    }

    private static CaseResult seen(
            SceneKind<?> kind, Observation.Answer answer, CaseDatabase database)
            throws SQLException {
        return Play.result(look(kind::look, answer, database));
    }

    private static <T> Play<T> look(
            Stage.Look<T> look, Observation.Answer answer, CaseDatabase database)
            throws SQLException {
        try {
            return new Play.Seen<>(look.at(answer, database));
        } catch (ResultReader.TooLarge tooLarge) {
            return tooLarge(tooLarge.getMessage());
        } catch (SQLException failed) {
            if (AnswerTooLarge.ended(failed)) return tooLarge(AnswerTooLarge.WORDS);
            throw failed;
        }
    }

    private static <T> Play<T> tooLarge(String how) {
        return new Play.Stopped<>(new CaseResult.LimitHit(Limit.ROWS, "a table has " + how));
    }

    @Override
    public boolean exhausted() {
        return exhausted;
    }

    @Override
    public Map<String, String> printed() {
        running.ifPresent(jvm -> printed.append(jvm.finish()));
        end();
        var byCheck = new HashMap<String, String>();
        RunnerMain.divide(printed.toString())
                .forEach((number, text) -> {
                    if (number > cases.size()) return;
                    for (var step : cases.get(number - 1))
                        byCheck.merge(step.check().name(), text, String::concat);
                });
        return byCheck;
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
