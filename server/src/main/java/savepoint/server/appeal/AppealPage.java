package savepoint.server.appeal;

import java.util.List;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;

/// One appeal with what was said about it (`appeal/thread.html`). `place` leads to what it is about, and has no address
/// where that is gone; `answered` is null while it waits; the three forms are null where the viewer may not send them.
public record AppealPage(
        Link place,
        String student,
        Appeal.State state,
        String points,
        String of,
        List<Message> messages,
        Answered answered,
        Write write,
        Post withdraw,
        Decide decide,
        List<String> problems) {

    /// Something said; the first is the appeal itself.
    public record Message(String author, boolean staff, Moment at, String body) {}

    /// The answer; `granted` is null where it was declined.
    public record Answered(String granted, String reason, String by, Moment at) {}

    /// The form that adds to the thread, with what was typed.
    public record Write(Post post, String body) {}

    /// The form that answers, with what was typed: `now` are the points as they stand, null where what it is about is gone
    /// and it can only be declined.
    public record Decide(Post post, String now, String points, String reason) {}
}
