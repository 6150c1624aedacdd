package savepoint.server.home;

import java.util.List;
import savepoint.server.content.folder.ActivityKind;
import savepoint.server.web.ActivityPoints;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Prose;

/// One week of a term (`home/week.html`): its overview as the instructor wrote it, with the
/// activities table read as facts.
///
/// `title` is without its number (`Advanced data persistence`), `dates` as shown (`9–15 November`);
/// `overview` stands before the table and `afterword` after it, either null where there is none;
/// `previous` and `next` are the weeks beside, or null.
public record WeekPage(
        int number,
        String title,
        String dates,
        Prose overview,
        List<Activity> activities,
        Prose afterword,
        Link previous,
        Link next) {

    /// A row of the week.
    ///
    /// `href` is null for a row bound to nothing, `external` says that it leaves the course;
    /// `estimate` (`2 hours`), `due` and `points` are null where the row has none; `changed` is a
    /// sentence about a deadline that differs for this viewer (`Extended for you from Thursday`), or
    /// null.
    public record Activity(
            ActivityKind kind,
            String title,
            String href,
            boolean external,
            String estimate,
            Moment due,
            String changed,
            ActivityPoints points,
            Standing standing) {}
}
