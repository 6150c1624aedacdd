package savepoint.grader.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

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
