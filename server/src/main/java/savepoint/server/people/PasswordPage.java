package savepoint.server.people;

import java.util.List;
import savepoint.server.web.Post;

/// Another password (`people/password.html`); `hasOne` is false for whoever signs in by other means alone.
public record PasswordPage(
        String email, boolean hasOne, int shortest, Post post, List<String> problems) {}
