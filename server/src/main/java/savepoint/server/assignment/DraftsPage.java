package savepoint.server.assignment;

import java.util.List;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;

/// The drafts of a work, newest first (`assignment/drafts.html`); `restart` begins again with the starter.
public record DraftsPage(Link assignment, List<Entry> drafts, int mostKept, Post restart) {

    /// One draft; `by` is null for the viewer's own, `newest` marks the one the others would come before.
    public record Entry(String href, Moment saved, String by, String characters, boolean newest) {}
}
