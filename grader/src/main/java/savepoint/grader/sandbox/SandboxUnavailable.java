package savepoint.grader.sandbox;

/// This machine cannot isolate a hand-in. It says why, and what to do about it.
public final class SandboxUnavailable extends Exception {
    private final String reason;
    private final String fix;

    public SandboxUnavailable(String reason, String fix) {
        super(reason + ". " + fix);
        this.reason = reason;
        this.fix = fix;
    }

    /// What is in the way.
    public String reason() {
        return reason;
    }

    /// What an administrator can do, as a sentence.
    public String fix() {
        return fix;
    }
}
