package savepoint.server.similarity.cases;

import java.util.List;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;

/// A case (`similarity/case.html`): `people` are whose hand-ins it is about, `outcomes` what it may come to.
public record CasePage(
        Link assignment,
        Link similarity,
        Link pair,
        List<Link> people,
        String by,
        Moment openedAt,
        String reason,
        String state,
        String words,
        List<Entry> entries,
        Post post,
        List<Outcome> outcomes,
        String body,
        String problem) {
    /// Something said or decided; `what` is empty for a note.
    public record Entry(String what, String body, String by, Moment at) {}

    /// What the next entry may be.
    public record Outcome(String value, String text, boolean chosen) {}
}
