package savepoint.server.assignment;

import java.util.List;
import savepoint.server.grading.ProgressView;
import savepoint.server.grading.VerdictView;
import savepoint.server.marking.CommentedFile;
import savepoint.server.marking.MarkingView;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;

/// One hand-in (`assignment/submission.html`): the receipt, the grading while it runs, then the
/// verdict, and the files as received.
///
/// `student` is null when the viewer's own, or seen as its student sees it: then `asStaff` leads back, else it is null.
/// `by` is who of a team handed it in, null where it is one student's.
/// `asStudent` leads there and `behind` is what students do not see, both null for students. `late` says how late it came
/// (`late by 2 hours`) and `charge` what that costs (`1 day late: −10 %, 32.4 of 36`), null for one in time; `counts` when
/// its points are those taken. Exactly one of `progress` and `verdict` is null. `again` tells how regrades changed the
/// verdict, oldest first. `regrade` is for who may grade it again and `next` leads staff to the next hand-in to mark, both
/// null otherwise; `ref` is its own; `zip` downloads its files; `older` and `newer` are the hand-ins beside, or null.
public record SubmissionPage(
        Link assignment,
        String ref,
        String student,
        String by,
        int number,
        Moment received,
        String sha256,
        String late,
        String charge,
        boolean counts,
        ProgressView progress,
        VerdictView verdict,
        List<Again> again,
        MarkingView marking,
        List<CommentedFile> files,
        Link zip,
        BehindView behind,
        String asStudent,
        String asStaff,
        Post regrade,
        Post next,
        Link older,
        Link newer) {

    /// A change of the verdict by a regrade: `before` and `after` are points, or the word of a verdict without any;
    /// `undoneAt` and `undoneReason` are null while it stands.
    public record Again(
            Moment at,
            String reason,
            String before,
            String after,
            Moment undoneAt,
            String undoneReason) {}
}
