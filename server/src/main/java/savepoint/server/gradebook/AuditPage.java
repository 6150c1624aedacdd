package savepoint.server.gradebook;

import java.util.List;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;

/// Who did what in the term, newest first (`gradebook/audit.html`); the links are null at the ends.
public record AuditPage(
        Link book, String search, List<Entry> entries, Link newer, Link older, String export) {
    /// One row: `whom` is the student that it concerns, or null.
    public record Entry(
            Moment at, String actor, String action, String whom, List<Detail> details) {}

    /// One thing that the row says.
    public record Detail(String name, String value) {}
}
