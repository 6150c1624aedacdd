package savepoint.server.deadline;

import java.util.regex.Pattern;
import savepoint.server.db.Refs;
import savepoint.server.web.Request;

/// The key by which a form sent twice is known as one.
final class FormKey {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{8,100}");

    private FormKey() {}

    /// A form that came without one is taken as sent once.
    static String of(Request request) {
        var key = request.field("idempotency-key");
        return KEY.matcher(key).matches() ? key : Refs.random();
    }
}
