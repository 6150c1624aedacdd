package savepoint.server.home;

import java.util.List;
import savepoint.server.web.Coded;
import savepoint.server.web.Moment;

/// The weeks of a term (`home/course.html`); `points` of `of` are the viewer's so far, both null
/// before anything is graded and for staff.
public record CoursePage(String title, String term, List<Week> weeks, String points, String of) {

    /// One week: `dates` as shown (`9–15 November`), `nextDue` its nearest deadline still to come or
    /// null, `done` of `activities` finished by the viewer.
    public record Week(
            int number,
            String title,
            String href,
            String dates,
            Time time,
            int done,
            int activities,
            Moment nextDue) {}

    /// Where a week lies from today.
    public enum Time implements Coded {
        PAST,
        CURRENT,
        FUTURE
    }
}
