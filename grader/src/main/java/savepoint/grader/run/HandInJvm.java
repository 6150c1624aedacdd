package savepoint.grader.run;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import savepoint.grader.bridge.Bridge;
import savepoint.grader.bundle.HandInLimits;
import savepoint.grader.kind.Seconds;
import savepoint.grader.sandbox.Box;
import savepoint.grader.sandbox.Ending;
import savepoint.grader.verdict.Limit;
import savepoint.runner.Case;
import savepoint.runner.RunnerMain;

/// A runner that was given a hand-in, and answers cases. Its answers are claims.
final class HandInJvm implements AutoCloseable {
    sealed interface Answer {}

    /// @param left files that make up its database, where that is one of files
    record Answered(byte[] bytes, List<byte[]> left) implements Answer {}

    /// It ended, or broke the protocol, before it answered.
    record Gone(String how) implements Answer {}

    record OverLimit(Limit limit, String message) implements Answer {}

    /// What a runner is given.
    ///
    /// @param trusted the bundle's own classes: interfaces and scenarios
    /// @param patient whether other boxes go first
    record HandIn(
            HandInLimits limits,
            Map<String, byte[]> trusted,
            Map<String, byte[]> classes,
            boolean patient) {}

    private static final int LONG = 8;
    private static final Logger LOG = LoggerFactory.getLogger(HandInJvm.class);

    private final Runner runner;
    private final Box box;
    private final HandIn handIn;
    private final DataInputStream answers;
    private final DataOutputStream requests;
    private boolean loaded;

    HandInJvm(Runner runner, HandIn handIn) {
        this.runner = runner;
        this.box = runner.box();
        this.handIn = handIn;
        this.answers = runner.answers();
        this.requests = runner.requests();
    }

    Bridge bridge() {
        return runner.bridge();
    }

    Answer ask(Case job) {
        try {
            if (!loaded) load();
            if (answers.available() > 0) return outOfTurn();
            box.nextAnswer();
            job.write(requests);
            if (answers.readInt() != job.number()) return outOfTurn();
            int length = answers.readInt();
            if (length < 0 || length > Runner.LARGEST_ANSWER) return outOfTurn();
            var bytes = answers.readNBytes(length);
            if (bytes.length < length) return gone();
            var left = new ArrayList<byte[]>();
            int room = Case.Where.MOST_LEFT;
            for (int part = 0; part < job.where().parts(); part++) {
                int size = answers.readInt();
                if (size < 0 || size > room) return outOfTurn();
                room -= size;
                left.add(answers.readNBytes(size));
                if (left.getLast().length < size) return gone();
            }
            return new Answered(bytes, left);
        } catch (IOException ended) {
            return gone();
        }
    }

    /// Has its time count anew.
    void newTurn() {
        box.go(Runner.limits(handIn.limits(), handIn.patient()));
    }

    /// The same for a check that runs it many times, most of which is time of ours.
    void longTurn() {
        var limits = handIn.limits();
        box.go(
                Runner.limits(
                        new HandInLimits(
                                limits.cpu(),
                                limits.wall().multipliedBy(LONG),
                                limits.memory(),
                                limits.output(),
                                limits.rows()),
                        handIn.patient()));
    }

    private void load() throws IOException {
        if (handIn.patient()) box.waitsForOthers(true);
        box.go(Runner.limits(handIn.limits(), handIn.patient()));
        requests.writeByte(RunnerMain.HAND_IN);
        writeClasses(handIn.trusted());
        writeClasses(handIn.classes());
        loaded = true;
    }

    private void writeClasses(Map<String, byte[]> classes) throws IOException {
        requests.writeInt(classes.size());
        for (var type : classes.entrySet()) {
            requests.writeUTF(type.getKey());
            requests.writeInt(type.getValue().length);
            requests.write(type.getValue());
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
        var limits = handIn.limits();
        return switch (limit) {
            case CPU -> "it used more than %s s of CPU time".formatted(Seconds.of(limits.cpu()));
            case WALL -> "it was not done after %s s".formatted(Seconds.of(limits.wall()));
            case MEMORY -> "it used more than %d MB of memory".formatted(limits.memory() >> 20);
            case OUTPUT -> "it printed more than %d KB".formatted(limits.output() >> 10);
            case PROCESSES -> "it started more than %d threads".formatted(Runner.PROCESSES);
            case ROWS, COMPILER -> "it used more than its share of " + limit.words();
        };
    }

    /// Lets the program end, and says what it printed.
    String finish() {
        try {
            requests.close();
        } catch (IOException ended) {
            LOG.debug("the program has ended before it was asked to", ended);
        }
        box.await();
        return printed();
    }

    /// What it printed so far.
    String printed() {
        return box.errors();
    }

    @Override
    public void close() {
        runner.close();
    }
}
