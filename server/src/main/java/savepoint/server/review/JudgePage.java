package savepoint.server.review;

import java.util.List;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;

/// A hand-in that staff judge by the peers' criteria (`review/judge.html`).
///
/// `problems` are why the form was not taken; `standing` is what holds because somebody set it before, or null.
public record JudgePage(
        Link board,
        String authors,
        List<String> problems,
        List<WritePage.File> files,
        List<Given> reviews,
        List<WritePage.Criterion> criteria,
        String reason,
        Standing standing,
        Post post) {

    /// A review of it: `points` null until written.
    public record Given(String reviewer, String href, String points) {}

    /// What was set, by whom and why.
    public record Standing(String points, String of, String by, Moment at, String reason) {}
}
