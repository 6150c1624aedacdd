package savepoint.server.assignment;

import java.util.List;
import savepoint.server.marking.MarkingView;
import savepoint.server.web.Link;
import savepoint.server.web.Post;

/// The hand-ins that count, grouped by how their checks ended, most frequent first (`assignment/patterns.html`).
///
/// `add` sends a comment on one of the patterns.
public record PatternsPage(Link assignment, int handIns, List<Pattern> patterns, Post add) {

    /// One way to end: `failed` are the checks that did not pass, of `checks`; `points` are those of its first hand-in.
    /// `example` leads to that one and `all` to all of them, both null where there is none any more. `comments` stand on
    /// each of them; `text` and `problem` are what was typed and not saved.
    public record Pattern(
            String signature,
            int handIns,
            List<String> failed,
            int checks,
            String points,
            Link example,
            Link all,
            List<MarkingView.Said> comments,
            String text,
            String problem) {}
}
