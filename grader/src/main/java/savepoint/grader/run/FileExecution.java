package savepoint.grader.run;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import savepoint.grader.bundle.Engine;
import savepoint.grader.bundle.Tables;
import savepoint.grader.check.Observation;
import savepoint.grader.check.ResultReader;
import savepoint.grader.check.Table;
import savepoint.grader.engine.EngineBox;
import savepoint.grader.engine.Engines;
import savepoint.grader.kind.CaseResult;
import savepoint.grader.kind.JavaKind;
import savepoint.grader.kind.Play;
import savepoint.grader.kind.SceneKind;
import savepoint.grader.kind.ServerKind;
import savepoint.grader.kind.SqlKind;
import savepoint.grader.verdict.Limit;
import savepoint.runner.Case;
import savepoint.runner.engine.EngineAnswer;

/// Runs the scenarios of a Java hand-in whose database is a file in its own sandbox. What it leaves is read in another.
final class FileExecution implements Execution {
    private final HandInJob job;
    private final Engine engine;
    private final Engines engines;
    private final Program program;
    private final EngineSession session;

    /// What came of a case for steps that are still to be asked for.
    private final Map<Step, CaseResult> known = new HashMap<>();

    FileExecution(HandInJob job, Engine engine, Engines engines, Program program) {
        this.job = job;
        this.engine = engine;
        this.engines = engines;
        this.program = program;
        this.session =
                new EngineSession(
                        engine, engines, job.bundle().limits().forSolution(), job.stopwatch());
    }

    @Override
    public CaseResult run(Step step) throws SQLException {
        if (known.containsKey(step)) return known.remove(step);
        return switch (step.kind()) {
            case SceneKind<?> scene -> together(step, scene.scenario());
            case JavaKind<?> _, SqlKind<?> _, ServerKind<?> _ ->
                    throw new IllegalArgumentException(
                            "check %s cannot be carried out on %s"
                                    .formatted(step.check().name(), engine.label()));
        };
    }

    private CaseResult together(Step step, String scenario) throws SQLException {
        var alike = step.alike(job.bundle());
        var where =
                Case.Where.file(engine.word(), engines.image(engine, step.template(job.bundle())));
        var entry = job.bundle().entry().orElseThrow();
        Play<Map<Step, CaseResult>> play =
                program.play(
                        alike,
                        number -> new Case(number, scenario, entry, where, job.seed()),
                        answer -> new Play.Seen<>(seen(alike, answer)));
        switch (play) {
            case Play.Seen(var results) -> known.putAll(results);
            case Play.Stopped(var why) -> alike.forEach(one -> known.put(one, why));
        }
        return known.remove(step);
    }

    private Map<Step, CaseResult> seen(List<Step> alike, HandInJvm.Answered answer)
            throws SQLException {
        var observed = Observation.decode(answer.bytes());
        var results = new HashMap<Step, CaseResult>();
        for (var one : alike) results.put(one, look((SceneKind<?>) one.kind(), observed, answer));
        return results;
    }

    private CaseResult look(
            SceneKind<?> kind, Observation.Answer observed, HandInJvm.Answered answer)
            throws SQLException {
        try {
            return new CaseResult.Found(
                    kind.look(observed, wanted -> tables(answer.left(), wanted)));
        } catch (Unreadable unreadable) {
            return unreadable.why();
        } catch (ResultReader.TooLarge tooLarge) {
            return new CaseResult.LimitHit(Limit.ROWS, "a table has " + tooLarge.getMessage());
        }
    }

    private Map<String, Table> tables(List<byte[]> files, Tables wanted) throws Unreadable {
        if (files.stream().allMatch(part -> part.length == 0))
            throw new Unreadable(
                    new CaseResult.LimitHit(
                            Limit.ROWS,
                            "its database file is gone, or has more than %d MB"
                                    .formatted(Case.Where.MOST_LEFT >> 20)));
        var loaded = session.load(files);
        if (!(loaded instanceof EngineBox.Answered(EngineAnswer.Done())))
            throw new Unreadable(session.refusal(loaded));
        var reply = session.ask(box -> box.tables(wanted.named(), List.copyOf(wanted.ignore())));
        if (!(reply instanceof EngineBox.Answered(EngineAnswer.Sheets(var sheets))))
            throw new Unreadable(session.refusal(reply));
        var tables = new LinkedHashMap<String, Table>();
        for (var sheet : sheets) tables.put(sheet.name(), EngineSession.table(sheet));
        return tables;
    }

    /// What is left cannot be read.
    private static final class Unreadable extends SQLException {
        private static final long serialVersionUID = 1;
        private final transient CaseResult why;

        Unreadable(CaseResult why) {
            this.why = why;
        }

        CaseResult why() {
            return why;
        }
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
        try (session) {
            program.close();
        }
    }
}
