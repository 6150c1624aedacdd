package savepoint.server.api;

import java.util.Locale;
import savepoint.grader.verdict.Progress;

/// How far a grading is, in the words of its events.
final class Progresses {
    private Progresses() {}

    static String state(Progress progress) {
        return progress.stage().name().toLowerCase(Locale.ROOT);
    }
}
