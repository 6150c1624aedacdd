package savepoint.server.review;

import java.util.List;
import savepoint.server.web.Link;
import savepoint.server.web.Post;

/// A sample hand-in to learn the measure on (`review/sample.html`). `post` is null once it was judged, or can no longer be;
/// `answers` are then both judgements side by side, and `why` the instructor's reason, else empty and null.
public record SamplePage(
        Link back,
        String name,
        List<String> problems,
        List<WritePage.File> files,
        List<WritePage.Criterion> criteria,
        Post post,
        List<Answer> answers,
        String why) {

    /// One criterion, as the student and as the instructor judged it.
    public record Answer(String title, String yours, String theirs, String of) {}
}
