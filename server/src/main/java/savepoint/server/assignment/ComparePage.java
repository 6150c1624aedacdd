package savepoint.server.assignment;

import java.util.List;
import savepoint.server.grading.Outcome;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;

/// Two hand-ins of a work side by side (`assignment/compare.html`): the checks whose outcome changed, and the files.
/// `student` is null when the viewer's own. `choices` are all hand-ins of the work, newest first; `before` and `after` are
/// null where there are not two yet.
public record ComparePage(
        Link assignment,
        String student,
        String action,
        List<Choice> choices,
        Side before,
        Side after,
        List<Change> changes,
        List<FileDifference> files) {

    /// A hand-in to choose.
    public record Choice(String ref, String text) {}

    /// One of the two; `points` and `of` are null until graded.
    public record Side(
            String ref,
            int number,
            String href,
            Moment at,
            HandInState state,
            String points,
            String of) {}

    /// A check that ended otherwise; an outcome is null where the verdict has no such check.
    public record Change(String about, Outcome before, Outcome after) {}
}
