package savepoint.server.people;

import java.util.List;
import savepoint.server.web.Post;

/// The viewer's own account (`people/account.html`); `zone` is the id of the time zone they chose, empty for the
/// browser's, `zones` are those they may choose.
public record AccountPage(String name, String email, String zone, List<String> zones, Post post) {}
