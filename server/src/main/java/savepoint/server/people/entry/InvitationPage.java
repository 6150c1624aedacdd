package savepoint.server.people.entry;

import savepoint.server.web.Link;
import savepoint.server.web.Moment;

/// A link that was made to be handed over (`people/invitation.html`, instructors only).
///
/// @param link null where it was shown already: it is shown this once
public record InvitationPage(Link member, String email, String link, Moment until) {}
