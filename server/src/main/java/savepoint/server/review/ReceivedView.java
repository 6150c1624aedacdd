package savepoint.server.review;

import java.util.List;
import savepoint.server.web.Post;

/// The reviews that an author got (`review/received.html`); who wrote them is not in it. `none` says that there are none.
public record ReceivedView(List<Got> reviews, String of, boolean none) {
    /// Nothing is released.
    static final ReceivedView NOT_YET = new ReceivedView(List.of(), null, false);

    /// One review: `points` in all; `rate` is null where it can no longer be rated; `helpful` is 0 before it was;
    /// `problem` is why the last rating was not taken, or null.
    public record Got(
            String ref,
            int number,
            String points,
            List<Criterion> criteria,
            String overall,
            List<Remark> remarks,
            List<Proof> proofs,
            Post rate,
            int helpful,
            String reply,
            String problem) {}

    /// What was said by one criterion.
    public record Criterion(String title, String points, String of, String says, String comment) {}

    /// A remark with the line it is about.
    public record Remark(String file, int line, String code, String text) {}

    /// Evidence: `verified` says that the grader found the hand-in to break on these rows, `failed` on which checks.
    public record Proof(String rows, String note, boolean verified, String failed) {}
}
