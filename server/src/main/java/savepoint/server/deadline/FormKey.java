package savepoint.server.deadline;

import savepoint.server.db.Refs;
import savepoint.server.web.Post;
import savepoint.server.web.Request;

/// The key by which a form sent twice is known as one.
final class FormKey {
    private FormKey() {}

    /// A form that came without one is taken as sent once; one that says something else is another.
    static String of(Request request, String... said) {
        var key = request.field("idempotency-key");
        return Post.exactKey(Post.isKey(key) ? key : Refs.random(), said);
    }
}
