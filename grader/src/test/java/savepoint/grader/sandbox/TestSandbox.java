package savepoint.grader.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One real sandbox for all tests of a run.
public final class TestSandbox {
    private static final TestSandbox SHARED = open();

    private final Sandbox sandbox;
    private final JvmBox jvm;

    private TestSandbox(Sandbox sandbox, JvmBox jvm) {
        this.sandbox = sandbox;
        this.jvm = jvm;
    }

    public static Sandbox sandbox() {
        return SHARED.sandbox;
    }

    public static JvmBox jvm() {
        return SHARED.jvm;
    }

    /// A JVM that does one hostile thing, by native calls where that takes them.
    static BoxSpec bomb(String name, Limits limits, String... arguments) {
        var all = new ArrayList<>(List.of(name));
        all.addAll(List.of(arguments));
        return hostile(name, "savepoint.runner.probe.Bombs", all, limits);
    }

    /// A JVM that tries all probes.
    static BoxSpec probes(Limits limits) {
        return hostile("probes", "savepoint.runner.probe.Probes", List.of(), limits);
    }

    private static BoxSpec hostile(
            String name, String mainClass, List<String> arguments, Limits limits) {
        var flags = new ArrayList<>(JvmFlags.handIn(limits));
        flags.add("--enable-native-access=ALL-UNNAMED");
        return jvm().spec(
                        name, flags, mainClass, arguments, limits, List.of(), BoxSpec.Turn.AT_ONCE);
    }

    private static TestSandbox open() {
        Path work = Path.of("target", "sandbox").toAbsolutePath();
        try {
            Sandbox sandbox = Sandbox.open(work);
            Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
            return new TestSandbox(
                    sandbox,
                    new JvmBox(Jdk.running(), RunnerImage.assemble(work.resolve("runner"))));
        } catch (SandboxUnavailable e) {
            throw new AssertionError(
                    "these tests need a sandbox: apt-get install -y bubblewrap. " + e.getMessage(),
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
