package savepoint.grader.sandbox;

/// The sandbox itself failed. It is the grader's fault and never a hand-in's.
public final class SandboxFault extends RuntimeException {
    public SandboxFault(String message) {
        super(message);
    }

    public SandboxFault(String message, Throwable cause) {
        super(message, cause);
    }
}
