package savepoint.server.gradebook;

import java.util.List;
import savepoint.server.web.Link;

/// The gradebook as files (`gradebook/export.html`).
public record ExportPage(Link book, List<Way> ways) {
    /// A file, and what it is good for.
    public record Way(String name, String href, String says) {}
}
