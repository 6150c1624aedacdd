package savepoint.server.appeal;

import java.util.List;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;

/// The appeals of one subject as a part of its page (`appeal/appeal.html`, fragment `appeals`): those there are, newest
/// first, and the form for one, null where the viewer may not send it. `closed` says that the time for it is over.
public record AppealView(List<Entry> entries, Ask ask, Moment closed) {

    /// An appeal: `href` is its page; `granted` is null unless it was, `reason` until it is answered.
    public record Entry(
            String href,
            Appeal.State state,
            String student,
            Moment opened,
            String body,
            String points,
            String granted,
            String of,
            String reason,
            String by) {}

    /// The form: what was typed stays in it. `id` tells several on a page apart; `until` is null where nothing ends it.
    public record Ask(
            Post post, String id, String kind, String subject, String body, Moment until) {}

    /// Whether there is anything to show.
    public boolean isEmpty() {
        return entries.isEmpty() && ask == null && closed == null;
    }
}
