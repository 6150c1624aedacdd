package savepoint.server.assignment;

import java.util.List;
import savepoint.server.web.Link;
import savepoint.server.web.Post;

/// The teams of an assignment (`assignment/teams.html`, staff only). `atMost` is null where the bundle lets nobody share a
/// work.
public record TeamsPage(Link assignment, Integer atMost, List<Row> teams, Form form) {

    /// A team, or somebody alone who has invited others. `invited` are the names of those who have not answered;
    /// `handIns` leads to what the team handed in, null before.
    public record Row(List<Mate> members, List<String> invited, Link handIns) {}

    /// One of a team; `dropped` has left the course.
    public record Mate(String name, boolean dropped) {}

    /// The form that puts a `student` together `with` another, or on their own by the empty choice. What was chosen and
    /// typed stays in it; `problem` is why it was not taken, or null.
    public record Form(
            Post post, List<Choice> students, List<Choice> with, String reason, String problem) {}

    /// A student to choose.
    public record Choice(String value, String name, boolean chosen) {}
}
