package savepoint.server.people;

import java.util.List;
import savepoint.server.web.Post;

/// The viewer's own account (`people/account.html`); `zone` is the id of the time zone they chose, empty for the
/// browser's, `zones` are those they may choose, `school` the name
/// of the school's own sign-in, null where it has none.
public record AccountPage(
        String name, String email, String zone, List<String> zones, String school, Post post) {}
