package savepoint.server.home;

import java.util.List;
import savepoint.server.content.folder.ActivityKind;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;

/// The viewer's first page (`home/home.html`): what is due across courses.
///
/// `late` is past its deadline and still open, oldest first; `next` is to come, nearest first;
/// `done` is handed in, graded or read, newest first. All lists may be empty: without courses the
/// page says how to get into one. `shared` is what waits between people: invitations to a team, reviews to be written or read;
/// `operations` leads administrators to how the platform is doing, and is null for others.
public record HomePage(
        List<Shared> shared,
        List<Due> late,
        List<Due> next,
        List<Due> done,
        List<CourseEntry> courses,
        Link operations) {
    /// For whoever does not run the platform.
    public HomePage(
            List<Shared> shared,
            List<Due> late,
            List<Due> next,
            List<Due> done,
            List<CourseEntry> courses) {
        this(shared, late, next, done, courses, null);
    }

    /// Something of an activity that waits between people: `words` say what; `until` is null where nothing ends it.
    public record Shared(String title, String words, String href, String course, Moment until) {}

    /// One activity that waits for the viewer or is done; `due` is null where there is no deadline,
    /// `points` where it has none.
    public record Due(
            ActivityKind kind,
            String title,
            String href,
            String course,
            Moment due,
            String points,
            Standing standing) {}

    /// A course the viewer is in: `role` is theirs in words (`Student`), `week` the current week's
    /// number and title or null outside the term; `done` of `activities` are finished, both 0 for
    /// staff.
    public record CourseEntry(
            String title,
            String term,
            String href,
            String role,
            String week,
            int done,
            int activities) {}
}
