package savepoint.server.people.roster;

import java.util.List;
import savepoint.server.web.Link;
import savepoint.server.web.Post;

/// What a roster would do, before it does (`people/preview.html`, instructors only).
///
/// @param unreadable why it cannot be read; null where it can, else all that follows `options` is empty
/// @param read how it was read, null where it was not
/// @param confirm null where there is nothing to confirm
/// @param stale whether the roster changed after the preview that was confirmed
/// @param refused why what was said of unclear lines does not go together, or null
public record PreviewPage(
        String file,
        String unreadable,
        Options options,
        Read read,
        List<Added> added,
        List<Changed> changed,
        List<Dropped> dropped,
        List<Unclear> unclear,
        int same,
        List<Problem> problems,
        Post confirm,
        String mark,
        Link again,
        boolean stale,
        String refused) {
    /// How the file is read: a form that shows the preview anew.
    public record Options(
            String action,
            List<PeoplePage.Choice> encodings,
            String encoding,
            String domain,
            boolean whole) {}

    /// How it was read; `assumed` if nothing in the file said in which letters.
    public record Read(
            String encoding, boolean assumed, String separator, int heading, List<String> unused) {}

    /// Somebody new: their place in the file, who they are, and as what they come; `known` if they have an account.
    public record Added(int line, String name, String email, String as, boolean known) {}

    /// Somebody who is here, and what becomes different; `back` if they had dropped the course.
    public record Changed(
            int line, String name, boolean back, boolean drops, List<Facts.Change> changes) {}

    /// Somebody who is not in the file.
    public record Dropped(String name, String email) {}

    /// A line that needs a person’s word; `mayAdd` if that word may be given here. `same` says what it would change in a
    /// namesake, or is null where there is none; `said` is that word.
    public record Unclear(
            int line, String who, String why, boolean mayAdd, String same, Plan.Word said) {}

    /// A line that was left out or read otherwise than it stands.
    public record Problem(int line, String words) {}
}
