package savepoint.grader.queue;

import savepoint.grader.verdict.ConsoleAnswer;
import savepoint.grader.verdict.GradingReport;

/// What a task ended with.
public sealed interface Ended {
    record Graded(GradingReport report) implements Ended {}

    record Explored(long entry, ConsoleAnswer answer) implements Ended {}
}
