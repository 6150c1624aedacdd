package savepoint.server.gradebook;

import java.util.List;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;

/// One student's activity: what holds, where it came from, what staff decided (`gradebook/cell.html`).
///
/// `earned` is what it came to by itself, null where that is what holds; `lines` say where it came from; `sources` lead to
/// what was handed in and sat; `due` is null without a deadline. `edit` is null for who may not decide.
public record CellPage(
        Link student,
        Link activity,
        String state,
        String stateWords,
        String amount,
        boolean late,
        boolean dropped,
        String earned,
        List<String> lines,
        List<Link> sources,
        Moment due,
        List<Past> history,
        Edit edit) {

    /// A decision; `undo` is null where something was decided since, or the viewer may not.
    public record Past(String words, String reason, String by, Moment at, Post undo) {}

    /// The form, as typed. `problem` is null unless it was refused.
    public record Edit(
            Post post,
            int basedOn,
            String decision,
            String points,
            String reason,
            String of,
            boolean decided,
            String problem) {}
}
