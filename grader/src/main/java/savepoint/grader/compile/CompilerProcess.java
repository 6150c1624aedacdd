package savepoint.grader.compile;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import savepoint.grader.sandbox.Box;
import savepoint.grader.sandbox.Ending;
import savepoint.grader.sandbox.SandboxFault;
import savepoint.grader.verdict.Diagnostic;
import savepoint.grader.verdict.Limit;

/// One warm compiler in its box. Its answers are read as carefully as any other output of a box.
final class CompilerProcess implements AutoCloseable {
    private static final int MOST_USES = 200;
    private static final int MOST_CLASSES = 1000;
    private static final int MOST_USES_FOUND = 10_000;
    private static final int LONGEST = 8 << 20;

    private final Box box;
    private final DataOutputStream requests;
    private final DataInputStream answers;
    private int uses;
    private boolean worn;

    CompilerProcess(Box box) {
        this.box = box;
        this.requests = new DataOutputStream(new BufferedOutputStream(box.stdin()));
        this.answers = new DataInputStream(new BufferedInputStream(box.stdout()));
    }

    /// Whether it may take another hand-in.
    boolean isFit() {
        return !worn && uses < MOST_USES && box.isAlive();
    }

    CompileResult compile(Map<String, String> sources, Map<String, byte[]> library, boolean look) {
        uses++;
        box.go();
        try {
            ask(sources, library, look);
            return answer();
        } catch (IOException e) {
            return ended(e);
        } finally {
            box.rest();
        }
    }

    private void ask(Map<String, String> sources, Map<String, byte[]> library, boolean look)
            throws IOException {
        requests.writeBoolean(look);
        requests.writeInt(sources.size());
        for (var source : sources.entrySet()) {
            write(source.getKey().getBytes(StandardCharsets.UTF_8));
            write(source.getValue().getBytes(StandardCharsets.UTF_8));
        }
        requests.writeInt(library.size());
        for (var type : library.entrySet()) {
            write(type.getKey().getBytes(StandardCharsets.UTF_8));
            write(type.getValue());
        }
        requests.flush();
    }

    private CompileResult answer() throws IOException {
        int kind = answers.readByte();
        return switch (kind) {
            case 'C' -> compiled();
            case 'F' -> Messages.capped(diagnostics());
            case 'X' -> {
                worn = true;
                yield Messages.capped(diagnostics());
            }
            default -> throw new SandboxFault("the compiler answered " + kind);
        };
    }

    private CompileResult compiled() throws IOException {
        int count = answers.readInt();
        if (count > MOST_CLASSES) {
            box.kill();
            return new CompileResult.LimitHit(Limit.COMPILER);
        }
        SortedMap<String, byte[]> classes = new TreeMap<>();
        var refused = new ArrayList<Diagnostic>();
        for (int i = 0; i < count; i++) {
            String file = text();
            String name = text();
            classes.put(name, bytes());
            ReservedPackages.check(file, name).ifPresent(refused::add);
        }
        var uses = uses();
        return refused.isEmpty()
                ? new CompileResult.Compiled(classes, uses)
                : Messages.capped(refused.stream().distinct().toList());
    }

    private List<Use> uses() throws IOException {
        int count = answers.readInt();
        if (count < 0 || count > MOST_USES_FOUND)
            throw new SandboxFault("the compiler announced %d constructs".formatted(count));
        var uses = new ArrayList<Use>();
        for (int i = 0; i < count; i++) uses.add(new Use(text(), text(), answers.readInt()));
        return uses;
    }

    private List<Diagnostic> diagnostics() throws IOException {
        int count = answers.readInt();
        var all = new ArrayList<Diagnostic>();
        for (int i = 0; i < Math.min(count, Messages.MOST); i++) {
            all.add(new Diagnostic(text(), answers.readInt(), answers.readInt(), text()));
        }
        return all;
    }

    /// The process went away in the middle of an answer.
    private CompileResult ended(IOException e) {
        return switch (box.await()) {
            case Ending.Killed _ -> new CompileResult.LimitHit(Limit.COMPILER);
            case Ending.Exited(int code) ->
                    throw new SandboxFault(
                            "the compiler ended with " + code + ": " + box.errors(), e);
            case Ending.Stopped() -> throw new SandboxFault("the compiler was closed", e);
        };
    }

    private String text() throws IOException {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    private byte[] bytes() throws IOException {
        int length = answers.readInt();
        if (length < 0 || length > LONGEST) {
            throw new SandboxFault("the compiler announced " + length + " bytes");
        }
        byte[] bytes = new byte[length];
        answers.readFully(bytes);
        return bytes;
    }

    private void write(byte[] bytes) throws IOException {
        requests.writeInt(bytes.length);
        requests.write(bytes);
    }

    @Override
    public void close() {
        box.close();
    }
}
