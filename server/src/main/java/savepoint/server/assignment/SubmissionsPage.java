package savepoint.server.assignment;

import java.util.List;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;

/// All hand-ins of an assignment (`assignment/submissions.html`, staff only), newest first.
///
/// `students` counts those enrolled, `handedIn` those of them who have handed in, `underWay` the
/// gradings not finished; `newestOnly` says that each student's newest alone is listed, and `other`
/// leads to the other view; `search` is the typed filter by name, empty at first, sent as `q`. `regrades` is null for whom
/// that is not open to.
public record SubmissionsPage(
        Link assignment,
        int students,
        int handedIn,
        int underWay,
        boolean newestOnly,
        Link other,
        String search,
        List<Entry> submissions,
        Link older,
        Link regrades) {

    /// One hand-in; `points` and `of` are null until graded.
    public record Entry(
            String student,
            String href,
            int number,
            Moment at,
            boolean late,
            HandInState state,
            int passed,
            int checks,
            String points,
            String of,
            boolean counts) {}
}
