package savepoint.server.people;

import java.util.List;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;

/// Where somebody is signed in (`people/sessions.html`); `endOthers` is null where there is but this one.
public record SessionsPage(List<Entry> sessions, Post endOthers) {
    /// One browser that is signed in; `end` is null for the one that shows this.
    public record Entry(String what, Moment since, Moment seen, Post end) {}
}
