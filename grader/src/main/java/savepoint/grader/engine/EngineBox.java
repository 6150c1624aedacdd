package savepoint.grader.engine;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import savepoint.grader.sandbox.Box;
import savepoint.grader.sandbox.Ending;
import savepoint.grader.sandbox.Limits;
import savepoint.grader.verdict.Limit;
import savepoint.runner.engine.EngineAnswer;
import savepoint.runner.engine.EngineRequest;
import savepoint.runner.engine.Wire;

/// A database engine in a box of its own, which makes and asks one database at a time. What it says of a database that a
/// hand-in touched is no more than a claim.
public final class EngineBox implements AutoCloseable {
    /// For what authors wrote and for what we read. Memory holds the engine and its database.
    static final Limits LIMITS =
            new Limits(
                    Duration.ofSeconds(20),
                    Duration.ofMinutes(2),
                    256L << 20,
                    48L << 20,
                    1L << 20,
                    64);

    private final Box box;
    private final DataOutputStream requests;
    private final DataInputStream answers;
    private int uses;

    /// What came of a request.
    public sealed interface Reply {}

    public record Answered(EngineAnswer answer) implements Reply {}

    /// It went over a limit and is no more.
    public record OverLimit(Limit limit) implements Reply {}

    /// It broke down, or spoke in tongues, and is no more.
    public record Gone(String how) implements Reply {}

    private interface Request {
        void write(DataOutputStream out) throws IOException;
    }

    EngineBox(Box box) {
        this.box = box;
        this.requests = new DataOutputStream(new BufferedOutputStream(box.stdin()));
        this.answers = new DataInputStream(new BufferedInputStream(box.stdout()));
    }

    /// Puts an empty database in the place of the last one.
    public Reply begin() {
        return ask(LIMITS, out -> out.writeByte(EngineRequest.BEGIN));
    }

    /// Puts files there that make up a database.
    public Reply load(List<byte[]> parts) {
        return ask(
                LIMITS,
                out -> {
                    out.writeByte(EngineRequest.LOAD);
                    out.writeInt(parts.size());
                    for (var part : parts) Wire.bytes(out, part);
                });
    }

    /// Runs statements of the author's.
    Reply run(List<String> statements) {
        return run(EngineRequest.RUN, statements, LIMITS);
    }

    /// Runs statements of a hand-in whose task is to make tables.
    public Reply make(List<String> statements, Limits limits) {
        return run(EngineRequest.MAKE, statements, limits);
    }

    private Reply run(int as, List<String> statements, Limits limits) {
        return ask(
                limits,
                out -> {
                    out.writeByte(as);
                    Wire.texts(out, statements);
                });
    }

    /// The database as a file.
    public Reply image() {
        return ask(LIMITS, out -> out.writeByte(EngineRequest.IMAGE));
    }

    /// Asks a query.
    ///
    /// @param otherwise with the rows of each table in another order
    public Reply ask(String sql, boolean otherwise, int mostRows, Limits limits) {
        return ask(
                limits,
                out -> {
                    out.writeByte(EngineRequest.ASK);
                    out.writeBoolean(otherwise);
                    out.writeInt(mostRows);
                    Wire.text(out, sql);
                });
    }

    /// Tries statements, each alone, and finds out which keys and indexes there are.
    public Reply probe(List<String> statements, Limits limits) {
        return ask(
                limits,
                out -> {
                    out.writeByte(EngineRequest.PROBE);
                    Wire.texts(out, statements);
                });
    }

    /// Reads tables.
    ///
    /// @param named or none for all
    /// @param ignore columns, as `table.column`
    public Reply tables(List<String> named, List<String> ignore) {
        return ask(
                LIMITS,
                out -> {
                    out.writeByte(EngineRequest.TABLES);
                    Wire.texts(out, named);
                    Wire.texts(out, ignore);
                });
    }

    private Reply ask(Limits turn, Request request) {
        uses++;
        box.go(turn);
        try {
            request.write(requests);
            requests.flush();
            var answer = EngineAnswer.read(answers);
            box.rest();
            return new Answered(answer);
        } catch (IOException ended) {
            return gone(ended);
        }
    }

    /// For a statement of somebody else.
    public static Limits turn(Duration cpu, Duration wall) {
        return new Limits(
                cpu,
                wall,
                LIMITS.memoryBytes(),
                LIMITS.answerBytes(),
                LIMITS.printedBytes(),
                LIMITS.processes());
    }

    private Reply gone(IOException why) {
        boolean spoke = box.isAlive() && !(why instanceof EOFException);
        if (spoke) box.kill();
        return switch (box.await()) {
            case Ending.Killed(var limit) -> new OverLimit(limit);
            case Ending.Exited(var code) ->
                    new Gone("the database engine broke down (exit code %d)".formatted(code));
            case Ending.Stopped() -> new Gone("the database engine was ended");
        };
    }

    boolean isAlive() {
        return box.isAlive();
    }

    int uses() {
        return uses;
    }

    /// Lets other boxes go first, or no longer.
    public void waitsForOthers(boolean patient) {
        box.waitsForOthers(patient);
    }

    @Override
    public void close() {
        box.close();
    }
}
