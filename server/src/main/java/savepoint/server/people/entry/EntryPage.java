package savepoint.server.people.entry;

import java.util.List;
import savepoint.server.web.Post;

/// Where a link leads (`people/entry.html`).
///
/// @param name whose link it is; null where it opens no longer
/// @param first whether the account is new to them, or they only forgot the password
public record EntryPage(
        String name,
        String email,
        boolean first,
        String token,
        Post post,
        int shortest,
        List<String> problems) {}
