package savepoint.server.deadline;

import java.util.List;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;

/// The extensions of an activity (`deadline/extensions.html`, staff only): those that hold first, then those revoked.
///
/// `due` and `closes` are everybody's, null where there is none; `form` is null for who may not grant.
public record ExtensionsPage(
        Link activity, Moment due, Moment closes, Form form, List<Entry> entries) {

    /// The form that grants, as it was typed where it comes back with `problems`; times are on the clock of `zone`.
    public record Form(
            Post post,
            List<Choice> students,
            List<Choice> sections,
            String due,
            String closes,
            String reason,
            String zone,
            List<String> problems) {}

    /// Somebody to be ticked: `value` is what the form sends, `note` a student's section or null.
    public record Choice(String value, String name, String note, boolean chosen) {}

    /// An extension: of `due` and `closes` one may be null; `revoke` is null for who may not, and for one revoked;
    /// `revoked` says by whom, when and why, null while it holds.
    public record Entry(
            String whom,
            Moment due,
            Moment closes,
            String reason,
            String by,
            Moment at,
            String revoked,
            Post revoke) {}
}
