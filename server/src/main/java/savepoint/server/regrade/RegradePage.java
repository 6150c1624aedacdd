package savepoint.server.regrade;

import java.util.List;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;

/// One regrade: how far it is, who would move or has moved, and what can be done about it (`regrade/regrade.html`).
///
/// `bundle` is the beginning of the hash of the version that grades; `lastAt`, `lastBy` and `lastReason` tell of the
/// last decision and are null before one. `neverLower` is the option as it was promoted, or as it is previewed; `other`
/// leads to the preview with the other choice. `promote`, `drop` and `undo` are null where they make no sense now;
/// `problem` says why undoing was refused, or is null; `typed` is the reason as typed.
public record RegradePage(
        Link assignment,
        Link all,
        String reason,
        Regrade.Scope scope,
        Moment askedAt,
        String by,
        String bundle,
        Regrade.State state,
        Moment lastAt,
        String lastBy,
        String lastReason,
        int handIns,
        int finished,
        Tally tally,
        boolean neverLower,
        String other,
        List<Row> rows,
        Link more,
        Post promote,
        Post drop,
        Post undo,
        String problem,
        String typed) {

    /// How many go up, down, stay and could not be graded; `kept` of those that go down are left where they are.
    public record Tally(int up, int down, int same, int failed, int kept) {}

    /// One hand-in that is different: `before` and `after` are points or the word of a verdict without any, `change` is
    /// signed; `kept` says that it stays as it is all the same.
    public record Row(
            String student,
            String href,
            int number,
            String before,
            String after,
            String change,
            Regrade.Move move,
            boolean kept,
            List<Check> checks) {}

    /// A check that ended otherwise: in words, null where one of the versions does not have it.
    public record Check(String slug, String before, String after) {}
}
