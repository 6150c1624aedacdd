package savepoint.server.assignment;

import java.util.List;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;

/// A student's team for an assignment (`assignment/team.html`).
///
/// `atMost` is null where everybody works alone; `closed` says why nothing can be changed any more, null while it can,
/// and then `invite` takes a name or an e-mail address in `who`, which holds what was `typed`; `leave` is null for whoever
/// works alone. `problem` is why the last form was not taken, or null. `elsewhere` leads to what the student handed in
/// before they came to this team.
public record TeamPage(
        Link assignment,
        Integer atMost,
        List<Mate> members,
        List<Asked> received,
        List<Asked> sent,
        String closed,
        Post invite,
        String typed,
        String problem,
        Post leave,
        List<Happened> changes,
        List<Link> elsewhere) {

    /// One of the team; `dropped` has left the course.
    public record Mate(String name, boolean own, boolean dropped) {}

    /// An invitation: `who` asks or is asked, `team` are the names in the team that it is for. Its `answer` takes
    /// `accepted`, `declined` or `withdrawn`.
    public record Asked(String who, String team, Moment at, Post answer) {}

    /// What happened to the team, in words.
    public record Happened(String words, Moment at) {}
}
