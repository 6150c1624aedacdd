package savepoint.server.people.entry;

import java.util.List;
import savepoint.server.web.Post;

/// Asking for a new password (`people/forgotten.html`).
///
/// @param post null where no mail is sent
/// @param asked whether it was just asked for
public record ForgottenPage(Post post, String email, boolean asked, List<String> problems) {}
