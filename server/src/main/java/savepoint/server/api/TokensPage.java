package savepoint.server.api;

import java.util.List;
import savepoint.server.web.Post;

/// The viewer's personal tokens (`api/tokens.html`). `made` is a token that was made just now, the only time that it is
/// shown, else null; `address` is the site's, for the example.
public record TokensPage(String made, String address, Form form, List<Entry> tokens) {

    /// The form that makes one, as it was typed where it comes back with `problems`.
    public record Form(Post post, String name, String scope, String days, List<String> problems) {}

    /// One token, with days as written (`24 August 2026`); `used` is null where it never was, `revoke` where it holds no more, and `ended` says why then.
    public record Entry(
            String name,
            String scope,
            String made,
            String expires,
            String used,
            String ended,
            Post revoke) {}
}
