package savepoint.grader.run;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import savepoint.grader.bundle.Engine;
import savepoint.grader.bundle.HandInLimits;
import savepoint.grader.check.Table;
import savepoint.grader.database.Template;
import savepoint.grader.engine.EngineBox;
import savepoint.grader.engine.Engines;
import savepoint.grader.kind.CaseResult;
import savepoint.grader.kind.Seconds;
import savepoint.grader.sandbox.Limits;
import savepoint.grader.verdict.Limit;
import savepoint.runner.engine.EngineAnswer;
import savepoint.runner.engine.Sheet;

/// A hand-in at an engine: one box, and another where the first breaks down.
final class EngineSession implements AutoCloseable {
    private final Engine engine;
    private final Engines engines;
    private final HandInLimits limits;
    private final Stopwatch stopwatch;
    private Optional<EngineBox> taken = Optional.empty();
    private Optional<Template> standing = Optional.empty();
    private boolean touched;

    EngineSession(Engine engine, Engines engines, HandInLimits limits, Stopwatch stopwatch) {
        this.engine = engine;
        this.engines = engines;
        this.limits = limits;
        this.stopwatch = stopwatch;
    }

    /// Puts a database there, unless it stands there already and nobody touched it.
    void stand(Template template) throws SQLException {
        if (taken.isPresent() && standing.equals(Optional.of(template))) return;
        var box = box();
        stopwatch.<Void, SQLException, RuntimeException, RuntimeException>time(
                Stopwatch.Phase.DATABASE,
                () -> {
                    engines.put(engine, box, template);
                    return null;
                });
        standing = Optional.of(template);
    }

    /// Puts a database there that a hand-in's program left, as its files.
    EngineBox.Reply load(List<byte[]> parts) {
        touched();
        return ask(box -> box.load(parts));
    }

    /// Notes that what stands there may be changed from now on: neither this database nor this box serve anybody else.
    void touched() {
        standing = Optional.empty();
        touched = true;
    }

    EngineBox.Reply ask(Function<EngineBox, EngineBox.Reply> request) {
        var box = box();
        var reply = stopwatch.time(Stopwatch.Phase.RUN, () -> request.apply(box));
        if (!(reply instanceof EngineBox.Answered)) {
            box.close();
            taken = Optional.empty();
            standing = Optional.empty();
        }
        return reply;
    }

    private EngineBox box() {
        if (taken.isEmpty()) taken = Optional.of(engines.take(engine));
        return taken.get();
    }

    /// For one statement of the hand-in.
    Limits turn() {
        return EngineBox.turn(limits.cpu(), limits.wall());
    }

    /// What it means that a request did not come to what was asked for.
    CaseResult refusal(EngineBox.Reply reply) {
        return switch (reply) {
            case EngineBox.Answered(EngineAnswer.Refused(_, var message)) ->
                    new CaseResult.SqlFailed(message);
            case EngineBox.Answered(EngineAnswer.TooLarge(var words)) ->
                    new CaseResult.LimitHit(Limit.ROWS, "the result has " + words);
            case EngineBox.Answered _ ->
                    new CaseResult.SqlFailed("the database engine gave no answer that fits");
            case EngineBox.OverLimit(var limit) -> new CaseResult.LimitHit(limit, words(limit));
            case EngineBox.Gone(var how) -> new CaseResult.SqlFailed(how);
        };
    }

    private String words(Limit limit) {
        return switch (limit) {
            case CPU ->
                    "the statement used more than %s s of CPU time"
                            .formatted(Seconds.of(limits.cpu()));
            case WALL ->
                    "the statement was not done after %s s".formatted(Seconds.of(limits.wall()));
            case MEMORY, OUTPUT, PROCESSES, ROWS, COMPILER ->
                    "it used up its database engine's " + limit.words();
        };
    }

    static Table table(Sheet sheet) {
        var columns = new ArrayList<Table.Column>();
        for (int i = 0; i < sheet.columns().size(); i++)
            columns.add(new Table.Column(sheet.columns().get(i), sheet.numeric().get(i)));
        return new Table(columns, sheet.rows(), sheet.key());
    }

    @Override
    public void close() {
        if (taken.isEmpty()) return;
        if (touched) taken.get().close();
        else engines.giveBack(taken.get(), engine);
        taken = Optional.empty();
    }
}
