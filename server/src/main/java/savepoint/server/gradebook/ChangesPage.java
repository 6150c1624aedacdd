package savepoint.server.gradebook;

import java.util.List;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;

/// What staff decided about grades, newest first (`gradebook/changes.html`); `older` is null on the last page.
public record ChangesPage(Link book, List<Entry> changes, Link older) {
    /// One change; `undo` is null where nothing of it stands any more, or the viewer may not.
    public record Entry(String what, String whom, String reason, String by, Moment at, Post undo) {}
}
