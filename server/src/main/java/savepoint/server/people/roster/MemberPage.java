package savepoint.server.people.roster;

import java.util.List;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;

/// Somebody of a term, or somebody to be added (`people/member.html`, staff only).
///
/// @param name null for somebody new
/// @param form as it stands, or as it was typed
/// @param seen the mark of what the form was made of, null for somebody new
/// @param save null for who may not change it
/// @param fixed why name or address are not this course’s to change; null where they are
/// @param drop to drop them or, if `dropped` says when they left, to bring them back; null for who may not
/// @param access how they sign in, null for somebody new
/// @param deeds what was done to them, newest first
/// @param overtaken what the form would change in what somebody else made of them meanwhile; null where nobody did
public record MemberPage(
        String name,
        Form form,
        String seen,
        Post save,
        String fixed,
        Moment dropped,
        Post drop,
        Access access,
        List<Deed> deeds,
        List<Facts.Change> overtaken,
        List<String> problems) {
    /// What the form holds.
    public record Form(
            String name,
            String email,
            String role,
            String section,
            String groups,
            String number,
            String login,
            String timeFactor) {}

    /// Whether they have a way in; `invite` sends or makes a link that gives them one, null where none is wanted.
    public record Access(boolean hasWayIn, Post invite) {}

    /// One thing that was done; `by` is null for the system itself.
    public record Deed(Moment at, String by, String action, List<Facts.Change> changes) {}
}
