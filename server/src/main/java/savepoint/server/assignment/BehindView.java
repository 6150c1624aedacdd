package savepoint.server.assignment;

import java.util.List;
import savepoint.server.web.Moment;

/// What staff see of a hand-in and its student does not (`assignment/behind.html`).
public record BehindView(List<Grading> gradings, List<Check> checks) {

    /// One grading: `result` is its points or why it has none, null while it is under way, as are `engine`, `grader` and
    /// `seconds`; `faults` are ours, null where there were none.
    public record Grading(
            Moment askedAt,
            boolean regrade,
            boolean counts,
            String result,
            String of,
            String bundle,
            String engine,
            String grader,
            String seconds,
            int tries,
            long seed,
            String faults) {}

    /// A check, the hidden fixtures it runs on, and how much of a difference on visible rows a student is shown.
    public record Check(String slug, List<String> hidden, String shows) {}
}
