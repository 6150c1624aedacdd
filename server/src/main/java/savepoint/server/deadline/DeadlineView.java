package savepoint.server.deadline;

import java.util.List;
import savepoint.server.web.Coded;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;

/// The clock's part of an activity's page (`deadline/deadline.html`).
///
/// `changed` says that the times are others for this viewer (`Extended for you from`, `Open longer for you`) and `usual`
/// what the first refers to, when it is due for everybody; `warning` what
/// handing in now costs and `dearer` when it begins to cost more, `policy` the course's rule; `ask` is the form for more
/// time, `requests` the viewer's own, newest first; `extensions` leads staff to those of the activity. All but the list
/// may be null.
public record DeadlineView(
        String changed,
        Moment usual,
        String warning,
        Moment dearer,
        String policy,
        Ask ask,
        List<Asked> requests,
        Link extensions) {

    /// The form for more time: what was typed stays in it, `until` as `2026-11-21T18:00` on the clock of `zone`.
    public record Ask(Post post, String until, String reason, String zone) {}

    /// A request of the viewer's; `words` and `answered` are null while it is open, `granted` too where it was declined.
    public record Asked(
            State state,
            Moment until,
            String reason,
            Moment asked,
            Moment granted,
            String words,
            Moment answered) {}

    /// What has become of a request.
    public enum State implements Coded {
        OPEN,
        GRANTED,
        DECLINED
    }
}
