package savepoint.server.operations;

import java.util.List;
import savepoint.server.web.Coded;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;

/// How the platform is doing (`operations/operations.html`): `warnings` say what needs somebody, the worst first.
public record OperationsPage(
        List<String> warnings,
        Queue queue,
        Pace pace,
        List<Grader> graders,
        List<Slow> slowest,
        List<Fault> faults,
        List<Job> jobs,
        String size) {
    /// What waits and runs; `oldest` is how long the longest of those has waited that somebody waits for, or null.
    public record Queue(int live, int later, int running, String oldest) {}

    /// How quick the verdicts of the last hour were; times in words. Null in the page where there were none.
    public record Pace(
            int verdicts,
            String waited,
            String median,
            String slow,
            String compile,
            String database,
            String run,
            String check) {}

    /// One grader; `silent` is how long nothing was heard of it, null where it speaks; `trouble` why it takes nothing, or null.
    public record Grader(
            String name,
            String version,
            int lanes,
            int holds,
            Moment since,
            String silent,
            String trouble) {}

    /// What takes long to grade; times in words.
    public record Slow(
            String slug, int verdicts, String median, String slow, String compile, String run) {}

    /// Tries that failed by our fault; `handIn` and `retry` are null where there is none.
    public record Fault(
            String what,
            Link handIn,
            Moment at,
            int tries,
            String worker,
            String incident,
            String detail,
            State state,
            Post retry) {}

    /// What became of a grading that failed.
    public enum State implements Coded {
        /// It waits for its next try.
        TRYING,
        /// A later try ended with a verdict.
        OVER,
        /// It was given up.
        PARKED,
        /// It was given up, and asked for again.
        AGAIN
    }

    /// A timed job of the servers; `last` is null where it was never done.
    public record Job(String name, Moment last, int failures) {}
}
