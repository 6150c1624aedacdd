package savepoint.grader.kind;

/// What came of running a scenario once.
public sealed interface Play<T> {
    /// It answered, and this was seen then.
    record Seen<T>(T what) implements Play<T> {}

    /// It came to no answer.
    record Stopped<T>(CaseResult why) implements Play<T> {}

    /// For a kind that runs its scenario once.
    static CaseResult result(Play<? extends Evidence> play) {
        return switch (play) {
            case Seen(var evidence) -> new CaseResult.Found(evidence);
            case Stopped(var why) -> why;
        };
    }
}
