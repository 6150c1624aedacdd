package savepoint.grader.run;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import savepoint.grader.bridge.Interference;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.Engine;
import savepoint.grader.bundle.Fixture;
import savepoint.grader.check.Observation;
import savepoint.grader.check.ResultReader;
import savepoint.grader.database.AnswerTooLarge;
import savepoint.grader.database.CaseDatabase;
import savepoint.grader.database.Lease;
import savepoint.grader.kind.CaseResult;
import savepoint.grader.kind.JavaKind;
import savepoint.grader.kind.Left;
import savepoint.grader.kind.Play;
import savepoint.grader.kind.SceneKind;
import savepoint.grader.kind.ServerKind;
import savepoint.grader.kind.SqlKind;
import savepoint.grader.kind.Stage;
import savepoint.grader.verdict.Limit;
import savepoint.runner.Case;

/// Runs the scenarios of a Java hand-in in its sandbox, each on a database of its own on the hand-in's server.
final class JavaExecution implements Execution {
    private final Bundle bundle;
    private final Lease lease;
    private final Program program;
    private final long seed;
    private final boolean ofSolution;
    private final Stopwatch stopwatch;

    /// What came of a case for steps that are still to be asked for.
    private final Map<Step, CaseResult> known = new HashMap<>();

    JavaExecution(HandInJob job, Lease lease, Program program) {
        this.bundle = job.bundle();
        this.lease = lease;
        this.program = program;
        this.seed = job.seed();
        this.ofSolution = job.ofSolution();
        this.stopwatch = job.stopwatch();
    }

    @Override
    public CaseResult run(Step step) throws SQLException, InterruptedException {
        if (known.containsKey(step)) return known.remove(step);
        return switch (step.kind()) {
            case SceneKind<?> scene -> together(step, scene.scenario());
            case JavaKind<?> kind -> {
                var stage = new OnStage(step, List.of(step));
                if (!kind.repeats()) yield kind.play(stage);
                program.running().ifPresent(HandInJvm::longTurn);
                var result = kind.play(stage);
                program.running().ifPresent(HandInJvm::newTurn);
                yield result;
            }
            case SqlKind<?> _, ServerKind<?> _ ->
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
                Stopwatch.Phase.DATABASE,
                () -> lease.create(Step.template(bundle, fixture, Engine.POSTGRESQL)));
    }

    private <T> Play<T> observe(List<Step> alike, Stage.Scene<T> scene, CaseDatabase database)
            throws SQLException {
        database.admit(program.started().bridge(), scene.interference());
        return program.play(
                alike,
                number ->
                        new Case(
                                number,
                                scene.scenario(),
                                bundle.entry().orElseThrow(),
                                Runner.where(database),
                                seed),
                answer -> look(scene.look(), Observation.decode(answer.bytes()), database));
    }

    private static CaseResult seen(
            SceneKind<?> kind, Observation.Answer answer, CaseDatabase database)
            throws SQLException {
        return Play.result(look((said, left) -> kind.look(said, Left.in(left)), answer, database));
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
        return program.exhausted();
    }

    @Override
    public Map<String, String> printed() {
        return program.printed();
    }

    @Override
    public void close() {
        program.close();
    }
}
