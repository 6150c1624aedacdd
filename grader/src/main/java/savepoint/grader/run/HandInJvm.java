package savepoint.grader.run;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import savepoint.grader.bundle.HandInLimits;
import savepoint.grader.sandbox.Bind;
import savepoint.grader.sandbox.Box;
import savepoint.grader.sandbox.BoxSpec;
import savepoint.grader.sandbox.Ending;
import savepoint.grader.sandbox.JvmBox;
import savepoint.grader.sandbox.Limits;
import savepoint.grader.sandbox.Sandbox;
import savepoint.grader.verdict.Limit;
import savepoint.runner.Case;

/// One JVM in its box, loaded with a hand-in's classes, that answers cases. Its answers are claims.
final class HandInJvm implements AutoCloseable {
    /// Where the database's socket stands inside.
    static final String SOCKETS = "/db";

    /// Larger than the runner's own cap on an observation.
    private static final int LARGEST_ANSWER = 16 << 20;

    /// The number of the case and the length, before each answer.
    private static final int HEADER = 8;

    /// Threads and processes: a JVM needs about a dozen for itself.
    private static final int PROCESSES = 128;

    sealed interface Answer {}

    record Answered(byte[] bytes) implements Answer {}

    /// It ended, or broke the protocol, before it answered.
    record Gone(String how) implements Answer {}

    record OverLimit(Limit limit, String message) implements Answer {}

    /// Starts such JVMs for one hand-in.
    record Starter(
            Sandbox sandbox,
            JvmBox jvm,
            HandInLimits limits,
            Map<String, byte[]> trusted,
            Map<String, byte[]> handIn) {
        HandInJvm start(Path sockets) {
            var box =
                    sandbox.start(
                            jvm.handIn(
                                    "hand-in",
                                    "savepoint.runner.RunnerMain",
                                    List.of(),
                                    new Limits(
                                            limits.cpu(),
                                            limits.wall(),
                                            limits.memory(),
                                            HEADER + LARGEST_ANSWER,
                                            limits.output(),
                                            PROCESSES),
                                    List.of(Bind.sockets(sockets, SOCKETS)),
                                    BoxSpec.Turn.ON_GO));
            return new HandInJvm(box, this);
        }
    }

    private final Box box;
    private final Starter starter;
    private final DataInputStream answers;
    private final DataOutputStream cases;
    private boolean loaded;

    private HandInJvm(Box box, Starter starter) {
        this.box = box;
        this.starter = starter;
        this.answers = new DataInputStream(box.stdout());
        this.cases = new DataOutputStream(new BufferedOutputStream(box.stdin()));
    }

    Answer ask(Case job) {
        try {
            if (!loaded) load();
            if (answers.available() > 0) return outOfTurn();
            box.nextAnswer();
            job.write(cases);
            if (answers.readInt() != job.number()) return outOfTurn();
            int length = answers.readInt();
            if (length < 0 || length > LARGEST_ANSWER) return outOfTurn();
            var bytes = answers.readNBytes(length);
            return bytes.length == length ? new Answered(bytes) : gone();
        } catch (IOException ended) {
            return gone();
        }
    }

    private void load() throws IOException {
        box.go();
        writeClasses(starter.trusted());
        writeClasses(starter.handIn());
        loaded = true;
    }

    private void writeClasses(Map<String, byte[]> classes) throws IOException {
        cases.writeInt(classes.size());
        for (var type : classes.entrySet()) {
            cases.writeUTF(type.getKey());
            cases.writeInt(type.getValue().length);
            cases.write(type.getValue());
        }
    }

    private Answer outOfTurn() {
        box.kill();
        return new Gone("the program wrote where only answers to the grader go, and was ended");
    }

    private Answer gone() {
        return switch (box.await()) {
            case Ending.Exited(var code) ->
                    new Gone(
                            "the program ended by itself (exit code %d) before the call returned"
                                    .formatted(code));
            case Ending.Stopped() -> new Gone("the program was ended before the call returned");
            case Ending.Killed(var limit) -> new OverLimit(limit, words(limit));
        };
    }

    private String words(Limit limit) {
        var limits = starter.limits();
        return switch (limit) {
            case CPU -> "it used more than %s s of CPU time".formatted(seconds(limits.cpu()));
            case WALL -> "it was not done after %s s".formatted(seconds(limits.wall()));
            case MEMORY -> "it used more than %d MB of memory".formatted(limits.memory() >> 20);
            case OUTPUT -> "it printed more than %d KB".formatted(limits.output() >> 10);
            case PROCESSES -> "it started more than %d threads".formatted(PROCESSES);
            case ROWS, COMPILER -> "it used more than its share of " + limit.words();
        };
    }

    private static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString();
    }

    @Override
    public void close() {
        box.close();
    }
}
