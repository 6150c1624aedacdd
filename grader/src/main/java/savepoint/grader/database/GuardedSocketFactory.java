package savepoint.grader.database;

import savepoint.runner.UnixSocketFactory;

/// The driver's way to a hand-in server in our own process, with an [AnswerGuard] before it. Public for the driver alone,
/// which makes it by its name.
public final class GuardedSocketFactory extends UnixSocketFactory {
    public GuardedSocketFactory(String path) {
        super(path, AnswerGuard::new);
    }
}
